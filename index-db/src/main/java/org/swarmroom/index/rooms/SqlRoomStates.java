package org.swarmroom.index.rooms;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.store.Store;

/** Values in the table {@code room_state}. */
final class SqlRoomStates implements RoomStates {

  private final Store store;

  SqlRoomStates(Store store) {
    this.store = store;
  }

  @Override
  public Map<String, String> of(String room) {
    return store.read(
        "The modes and bans of the room can't be read",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT name, content FROM room_state WHERE room = ? ORDER BY name")) {
            select.setString(1, room);
            Map<String, String> all = new LinkedHashMap<>();
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                all.put(rows.getString(1), rows.getString(2));
              }
            }
            return all;
          }
        });
  }

  @Override
  public CompletableFuture<Void> put(String room, String name, String value) {
    return store
        .write(
            "The room's \"" + name + "\" was not kept",
            connection ->
                value.isEmpty()
                    ? change(
                        connection,
                        "DELETE FROM room_state WHERE room = ? AND name = ?",
                        room,
                        name)
                    : change(
                        connection,
                        "MERGE INTO room_state (room, name, content) KEY (room, name)"
                            + " VALUES (?, ?, ?)",
                        room,
                        name,
                        value))
        .thenAccept(rows -> {});
  }

  private static int change(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
