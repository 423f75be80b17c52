package org.swarmroom.index.lines;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.store.Store;

/**
 * Lines of rooms, as a set: merging two logs is appending one to the other. The order of a room is
 * (epoch, time, host, number); lines are given back oldest first.
 */
public interface RoomLog {

  /** Lines that {@link #range} gives at once. */
  int PAGE = 200;

  /** The one kept in a database. */
  static RoomLog in(Store store) {
    return new SqlRoomLog(store);
  }

  /**
   * Keeps lines. A line known by room and id is not kept twice; of two stamps the one that is
   * earlier in the order of the room wins with its time, and any stamp wins over none.
   *
   * @return what became of each line, in the order given
   */
  CompletableFuture<List<Kept>> append(List<StoredLine> lines);

  /** The newest {@code n} lines of a room. */
  List<StoredLine> last(String room, int n);

  /** The newest {@code n} lines before the mark; none if its id is unknown. */
  List<StoredLine> before(String room, Mark mark, int n);

  /** The oldest {@code n} lines after the mark; none if its id is unknown. */
  List<StoredLine> after(String room, Mark mark, int n);

  /**
   * At most {@code n} lines between two marks, without the lines at them: those next to {@code
   * from}, whichever of the two is later; none if an id is unknown.
   */
  List<StoredLine> between(String room, Mark from, Mark to, int n);

  /**
   * {@code n} lines with the mark in their middle, fewer at an end of the room; the line of an id
   * is one of them. None if the id is unknown.
   */
  List<StoredLine> around(String room, Mark mark, int n);

  /** Those of the ids that are known. */
  List<StoredLine> find(String room, Collection<String> ids);

  /** Which stamps there are: the least number of ranges, by epoch, host and number. */
  List<StampRange> have(String room);

  /** Lines with the first stamps of a range, at most {@value #PAGE}, by number. */
  List<StoredLine> range(String room, StampRange range);

  /** Rooms that have lines. */
  List<String> rooms();

  /** The highest epoch given to {@link #keepEpoch} for a room, 0 if there is none. */
  long epoch(String room);

  /** Remembers that a room was opened in an epoch, even if no line ever has it. */
  CompletableFuture<Void> keepEpoch(String room, long epoch);

  /** Own lines that others don't have yet. */
  LineOutbox outbox();
}
