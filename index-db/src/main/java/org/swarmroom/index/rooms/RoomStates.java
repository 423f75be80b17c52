package org.swarmroom.index.rooms;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.store.Store;

/** Values by room and name; what they mean is the room's affair. */
public interface RoomStates {

  /** The ones kept in a database. */
  static RoomStates in(Store store) {
    return new SqlRoomStates(store);
  }

  /** Everything of one room, by name. */
  Map<String, String> of(String room);

  /**
   * Completes when it is on disk.
   *
   * @param value in the place of the one before; empty to forget it
   */
  CompletableFuture<Void> put(String room, String name, String value);
}
