package org.swarmroom.index.lines;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.store.Store;

/** Lines in the table {@code room_line}. */
final class SqlRoomLog implements RoomLog {

  private static final String COLUMNS =
      "id, room, stamp, at, nick, account, target, kind, text, epoch, host, number";
  private static final String SELECT =
      "SELECT " + COLUMNS + " FROM room_line USE INDEX (room_line_order) WHERE room = ?";
  private static final String NEWEST_FIRST =
      " ORDER BY room, epoch DESC, host DESC, number DESC, at DESC, id DESC LIMIT ?";

  /** Lines before one, newest first: of the same host and epoch, of the epoch, of older epochs. */
  private static final List<String> BEFORE =
      List.of(
          " AND epoch = ?3 AND host = ?4 AND number <= ?5"
              + " AND (number < ?5 OR at < ?6 OR at = ?6 AND id < ?7)",
          " AND epoch = ?3 AND host < ?4",
          " AND epoch < ?3");

  private final Store store;

  SqlRoomLog(Store store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Void> append(List<StoredLine> lines) {
    List<StoredLine> copy = List.copyOf(lines);
    return store
        .write(
            copy.size() == 1 ? "The line was not kept" : "The lines were not kept",
            connection -> {
              for (StoredLine line : copy) {
                append(connection, line);
              }
              return true;
            })
        .thenAccept(done -> {});
  }

  private static void append(Connection connection, StoredLine line) throws SQLException {
    Stamp stamp = Stamp.parse(line.stamp());
    try (PreparedStatement known =
        connection.prepareStatement("SELECT stamp FROM room_line WHERE room = ? AND id = ?")) {
      known.setString(1, line.room());
      known.setString(2, line.id());
      try (ResultSet row = known.executeQuery()) {
        if (row.next()) {
          if (stamp.compareTo(Stamp.parse(row.getString(1))) < 0) {
            restamp(connection, line, stamp);
          }
          return;
        }
      }
    }
    insert(connection, line, stamp);
  }

  private static void insert(Connection connection, StoredLine line, Stamp stamp)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO room_line (" + COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?)")) {
      insert.setString(1, line.id());
      insert.setString(2, line.room());
      insert.setString(3, line.stamp());
      insert.setLong(4, line.at());
      insert.setString(5, line.from());
      insert.setString(6, line.account());
      insert.setString(7, line.to());
      insert.setString(8, line.kind());
      insert.setString(9, line.text());
      insert.setLong(10, stamp.epoch());
      insert.setString(11, stamp.host());
      insert.setLong(12, stamp.number());
      insert.executeUpdate();
    }
  }

  private static void restamp(Connection connection, StoredLine line, Stamp stamp)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE room_line SET stamp = ?, at = ?, epoch = ?, host = ?, number = ?"
                + " WHERE room = ? AND id = ?")) {
      update.setString(1, line.stamp());
      update.setLong(2, line.at());
      update.setLong(3, stamp.epoch());
      update.setString(4, stamp.host());
      update.setLong(5, stamp.number());
      update.setString(6, line.room());
      update.setString(7, line.id());
      update.executeUpdate();
    }
  }

  @Override
  public List<StoredLine> last(String room, int n) {
    return store.read(
        "The lines of " + room + " can't be read",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(SELECT + NEWEST_FIRST)) {
            select.setString(1, room);
            select.setInt(2, n);
            List<StoredLine> lines = lines(select);
            Collections.reverse(lines);
            return lines;
          }
        });
  }

  @Override
  public List<StoredLine> before(String room, String id, int n) {
    return store.read(
        "The lines of " + room + " can't be read",
        connection -> {
          List<StoredLine> lines = new ArrayList<>();
          Optional<StoredLine> mark = find(connection, room, id);
          for (String where : BEFORE) {
            if (mark.isPresent() && lines.size() < n) {
              lines.addAll(before(connection, where, mark.get(), n - lines.size()));
            }
          }
          Collections.reverse(lines);
          return lines;
        });
  }

  private static List<StoredLine> before(
      Connection connection, String where, StoredLine mark, int n) throws SQLException {
    Stamp stamp = Stamp.parse(mark.stamp());
    String sql = SELECT.replace("?", "?1") + where + NEWEST_FIRST.replace("?", "?2");
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, mark.room());
      select.setInt(2, n);
      select.setLong(3, stamp.epoch());
      if (where.contains("?4")) {
        select.setString(4, stamp.host());
      }
      if (where.contains("?5")) {
        select.setLong(5, stamp.number());
        select.setLong(6, mark.at());
        select.setString(7, mark.id());
      }
      return lines(select);
    }
  }

  private static Optional<StoredLine> find(Connection connection, String room, String id)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT " + COLUMNS + " FROM room_line WHERE room = ? AND id = ?")) {
      select.setString(1, room);
      select.setString(2, id);
      return lines(select).stream().findFirst();
    }
  }

  @Override
  public List<String> rooms() {
    return store.read(
        "The rooms can't be read",
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("SELECT DISTINCT room FROM room_line ORDER BY room");
              ResultSet rows = select.executeQuery()) {
            List<String> rooms = new ArrayList<>();
            while (rows.next()) {
              rooms.add(rows.getString(1));
            }
            return rooms;
          }
        });
  }

  private static List<StoredLine> lines(PreparedStatement select) throws SQLException {
    List<StoredLine> lines = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        lines.add(
            new StoredLine(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getLong(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                rows.getString(8),
                rows.getString(9)));
      }
    }
    return lines;
  }
}
