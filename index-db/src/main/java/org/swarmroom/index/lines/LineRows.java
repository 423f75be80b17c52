package org.swarmroom.index.lines;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes of the table {@code room_line}: all lines of an append by three statements at most. */
final class LineRows {

  static final String COLUMNS =
      "id, room, stamp, at, nick, account, target, kind, text, tags, epoch, host, number";

  private static final String INSERT =
      "INSERT INTO room_line (" + COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)";
  private static final String RESTAMP =
      "UPDATE room_line SET stamp = ?, at = ?, epoch = ?, host = ?, number = ?"
          + " WHERE id = ? AND room = ?";
  private static final String PLACES =
      "SELECT id, room, epoch, at, host, number FROM room_line WHERE id = ANY(?)";

  private record Key(String room, String id) {}

  private LineRows() {}

  static List<Kept> append(Connection connection, List<StoredLine> lines) throws SQLException {
    Map<Key, Place> known = places(connection, lines);
    Map<Key, StoredLine> inserts = new LinkedHashMap<>();
    Map<Key, StoredLine> restamps = new LinkedHashMap<>();
    List<Kept> kept = new ArrayList<>(lines.size());
    for (StoredLine line : lines) {
      Key key = new Key(line.room(), line.id());
      Place place = Place.of(line);
      Place before = known.get(key);
      if (before == null) {
        inserts.put(key, line);
        kept.add(Kept.NEW);
      } else if (place.compareTo(before) < 0) {
        (inserts.containsKey(key) ? inserts : restamps).put(key, line);
        kept.add(Kept.RESTAMPED);
      } else {
        kept.add(Kept.KNOWN);
        continue;
      }
      known.put(key, place);
    }
    insert(connection, inserts.values());
    restamp(connection, restamps.values());
    return kept;
  }

  private static Map<Key, Place> places(Connection connection, List<StoredLine> lines)
      throws SQLException {
    Map<Key, Place> places = new HashMap<>(lines.size() * 2);
    try (PreparedStatement select = connection.prepareStatement(PLACES)) {
      select.setObject(1, lines.stream().map(StoredLine::id).distinct().toArray());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String id = row.getString(1);
          places.put(
              new Key(row.getString(2), id),
              new Place(row.getLong(3), row.getLong(4), row.getString(5), row.getLong(6), id));
        }
      }
    }
    return places;
  }

  private static void insert(Connection connection, Collection<StoredLine> lines)
      throws SQLException {
    if (lines.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (StoredLine line : lines) {
        Stamp stamp = Stamp.parse(line.stamp());
        insert.setString(1, line.id());
        insert.setString(2, line.room());
        insert.setString(3, line.stamp());
        insert.setLong(4, line.at());
        insert.setString(5, line.from());
        insert.setString(6, line.account());
        insert.setString(7, line.to());
        insert.setString(8, line.kind());
        insert.setString(9, line.text());
        insert.setString(10, line.tags());
        insert.setLong(11, stamp.epoch());
        insert.setString(12, stamp.host());
        insert.setLong(13, stamp.number());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void restamp(Connection connection, Collection<StoredLine> lines)
      throws SQLException {
    if (lines.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(RESTAMP)) {
      for (StoredLine line : lines) {
        Stamp stamp = Stamp.parse(line.stamp());
        update.setString(1, line.stamp());
        update.setLong(2, line.at());
        update.setLong(3, stamp.epoch());
        update.setString(4, stamp.host());
        update.setLong(5, stamp.number());
        update.setString(6, line.id());
        update.setString(7, line.room());
        update.addBatch();
      }
      update.executeBatch();
    }
  }
}
