package org.swarmroom.index.lines;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.store.Store;

/**
 * Own lines from the moment they are said until others have them, in the table {@code outbox}: they
 * survive the program. Writes answer by futures, reads block.
 */
public final class LineOutbox {

  private final Store store;

  LineOutbox(Store store) {
    this.store = store;
  }

  /** Keeps lines in this order; one that is known stays where it is. */
  public CompletableFuture<Void> keep(List<StoredLine> lines) {
    return store
        .write(
            "What was said was not kept",
            connection -> {
              try (PreparedStatement insert =
                  connection.prepareStatement(
                      "INSERT INTO outbox (room, id, stamp, at, target, kind, text, tags)"
                          + " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT EXISTS"
                          + " (SELECT 1 FROM outbox WHERE room = ?1 AND id = ?2)")) {
                for (StoredLine line : lines) {
                  insert.setString(1, line.room());
                  insert.setString(2, line.id());
                  insert.setString(3, line.stamp());
                  insert.setLong(4, line.at());
                  insert.setString(5, line.to());
                  insert.setString(6, line.kind());
                  insert.setString(7, line.text());
                  insert.setString(8, line.tags());
                  insert.addBatch();
                }
                insert.executeBatch();
              }
              return true;
            })
        .thenAccept(done -> {});
  }

  public CompletableFuture<Void> remove(String room, Collection<String> ids) {
    return store
        .write(
            "What others have was not removed from the outbox",
            connection -> {
              try (PreparedStatement delete =
                  connection.prepareStatement(
                      "DELETE FROM outbox WHERE room = ? AND id = ANY(?)")) {
                delete.setString(1, room);
                delete.setObject(2, ids.toArray());
                return delete.executeUpdate();
              }
            })
        .thenAccept(rows -> {});
  }

  /** A room's lines in the order in which they were kept; without nick and account. */
  public List<StoredLine> all(String room) {
    return store.read(
        "What waits to be sent in " + room + " can't be read",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT id, stamp, at, target, kind, text, tags FROM outbox WHERE room = ?"
                      + " ORDER BY number")) {
            select.setString(1, room);
            return lines(room, select);
          }
        });
  }

  private static List<StoredLine> lines(String room, PreparedStatement select) throws SQLException {
    List<StoredLine> lines = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        lines.add(
            new StoredLine(
                row.getString(1),
                room,
                row.getString(2),
                row.getLong(3),
                "",
                "",
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7)));
      }
    }
    return lines;
  }
}
