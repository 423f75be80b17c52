package org.swarmroom.index.lines;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads one room's lines in its order, from places within it. */
final class LinePages {

  private static final String SELECT =
      "SELECT " + LineRows.COLUMNS + " FROM room_line USE INDEX (room_line_order) WHERE room = ?1";
  private static final String NEWEST_FIRST =
      " ORDER BY room, epoch DESC, at DESC, host DESC, number DESC, id DESC LIMIT ?2";
  private static final String OLDEST_FIRST =
      " ORDER BY room DESC, epoch, at, host, number, id LIMIT ?2";

  private static final String EARLIER_IN_EPOCH =
      " AND epoch = ?3 AND at <= ?4 AND (at < ?4"
          + " OR host < ?5 OR host = ?5 AND (number < ?6 OR number = ?6 AND id < ?7))";
  private static final String LATER_IN_EPOCH = EARLIER_IN_EPOCH.replace('<', '>');

  /** With the bound in it: from {@code <} H2 reads all that is equal. */
  private static final String UP_TO_EPOCH = " AND epoch <= ?3";

  private static final String FROM_EPOCH = " AND epoch >= ?3";

  private final Connection connection;
  private final String room;

  LinePages(Connection connection, String room) {
    this.connection = connection;
    this.room = room;
  }

  /** The newest {@code n} lines before a place. */
  List<StoredLine> before(Place place, int n) throws SQLException {
    List<StoredLine> lines = new ArrayList<>(lines(EARLIER_IN_EPOCH + NEWEST_FIRST, place, n));
    lines.addAll(lines(UP_TO_EPOCH + NEWEST_FIRST, epoch(place, -1), n - lines.size()));
    Collections.reverse(lines);
    return lines;
  }

  /** The oldest {@code n} lines after a place. */
  List<StoredLine> after(Place place, int n) throws SQLException {
    return oldest(LATER_IN_EPOCH, place, n);
  }

  /** The oldest {@code n} lines at or after a place. */
  List<StoredLine> from(Place place, int n) throws SQLException {
    return oldest(LATER_IN_EPOCH.replace("id >", "id >="), place, n);
  }

  private List<StoredLine> oldest(String inEpoch, Place place, int n) throws SQLException {
    List<StoredLine> lines = new ArrayList<>(lines(inEpoch + OLDEST_FIRST, place, n));
    if (place.epoch() < Long.MAX_VALUE) {
      lines.addAll(lines(FROM_EPOCH + OLDEST_FIRST, epoch(place, 1), n - lines.size()));
    }
    return lines;
  }

  private static Place epoch(Place place, int more) {
    return new Place(place.epoch() + more, 0, "", 0, "");
  }

  private List<StoredLine> lines(String sql, Place place, int n) throws SQLException {
    if (n <= 0) {
      return List.of();
    }
    try (PreparedStatement select = connection.prepareStatement(SELECT + sql)) {
      select.setString(1, room);
      select.setInt(2, n);
      select.setLong(3, place.epoch());
      if (sql.contains("?4")) {
        select.setLong(4, place.at());
        select.setString(5, place.host());
        select.setLong(6, place.number());
        select.setString(7, place.id());
      }
      return lines(select);
    }
  }

  /** Before what lies at or after the mark; empty if its id is unknown. */
  Optional<Place> lowerEnd(Mark mark) throws SQLException {
    return mark instanceof Mark.Time time ? Optional.of(firstSince(time.at())) : at(mark);
  }

  /** Before what lies after the mark; empty if its id is unknown. */
  Optional<Place> upperEnd(Mark mark) throws SQLException {
    return mark instanceof Mark.Time time
        ? Optional.of(time.at() == Long.MAX_VALUE ? Place.END : firstSince(time.at() + 1))
        : at(mark);
  }

  private Optional<Place> at(Mark mark) throws SQLException {
    String id = mark instanceof Mark.Id named ? named.id() : "";
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT " + LineRows.COLUMNS + " FROM room_line WHERE id = ? AND room = ?")) {
      select.setString(1, id);
      select.setString(2, room);
      return lines(select).stream().findFirst().map(Place::of);
    }
  }

  /**
   * Just before the first line, in the order of the room, that is not older than a time. Looks at
   * the youngest line of each epoch, newest epoch first: a later one may be the older.
   */
  private Place firstSince(long at) throws SQLException {
    Place first = Place.END;
    List<StoredLine> youngest = before(Place.END, 1);
    while (!youngest.isEmpty()) {
      Place place = Place.of(youngest.get(0));
      Place start = new Place(place.epoch(), Long.MIN_VALUE, "", Long.MIN_VALUE, "");
      if (place.at() >= at) {
        first = new Place(place.epoch(), at, "", Long.MIN_VALUE, "");
      }
      youngest = before(start, 1);
    }
    return first;
  }

  static List<StoredLine> lines(PreparedStatement select) throws SQLException {
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
                rows.getString(9),
                rows.getString(10)));
      }
    }
    return lines;
  }
}
