package org.swarmroom.app.assembly;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.room.RoomStateStore;
import org.swarmroom.index.rooms.RoomStates;

/** One room's modes, bans and ranks in the database; rooms with different keys never share them. */
final class ChatState implements RoomStateStore {

  private final RoomStates rows;
  private final Executor work;
  private final String room;

  /**
   * @param work for blocking reads
   */
  ChatState(RoomStates rows, Executor work, String room, RoomKey key) {
    this.rows = rows;
    this.work = work;
    this.room = StoredLines.of(room, key).open();
  }

  @Override
  public CompletableFuture<Map<String, String>> load() {
    return CompletableFuture.supplyAsync(() -> rows.of(room), work);
  }

  @Override
  public CompletableFuture<Void> save(String name, String value) {
    return rows.put(room, name, value);
  }
}
