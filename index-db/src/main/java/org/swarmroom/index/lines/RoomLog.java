package org.swarmroom.index.lines;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.store.Store;

/** Lines of rooms, as a set: merging two logs is appending one to the other. */
public interface RoomLog {

  /** The one kept in a database. */
  static RoomLog in(Store store) {
    return new SqlRoomLog(store);
  }

  /**
   * Keeps lines. A line known by room and id is not kept twice; of two stamps the smaller one wins,
   * and any stamp wins over none.
   */
  CompletableFuture<Void> append(List<StoredLine> lines);

  /** The newest {@code n} lines of a room, oldest first. */
  List<StoredLine> last(String room, int n);

  /**
   * The newest {@code n} lines before the one with that id, oldest first; none if the id is
   * unknown.
   */
  List<StoredLine> before(String room, String id, int n);

  /** Rooms that have lines. */
  List<String> rooms();
}
