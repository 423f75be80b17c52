package org.swarmroom.index.lines;

/** A place in a room from which lines are read. */
public sealed interface Mark {

  /** At the line with that id. */
  record Id(String id) implements Mark {}

  /**
   * At a time, epoch milliseconds. Times need not rise along a room whose hosts' clocks differ:
   * what is before it ends at the first line, in the order of the room, that is not older; what is
   * after it begins at the first that is younger.
   */
  record Time(long at) implements Mark {}
}
