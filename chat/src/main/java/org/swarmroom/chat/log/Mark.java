package org.swarmroom.chat.log;

/** A place in the order of a room, from which lines are read. */
public sealed interface Mark {

  /** At the line with that id. */
  record Id(String id) implements Mark {}

  /**
   * At a time, epoch ms. Times need not rise along a room that had several hosts: what is before it
   * ends at the first line, in {@link Line#ORDER}, that is not older; what is after it begins at
   * the first that is younger.
   */
  record Time(long at) implements Mark {}
}
