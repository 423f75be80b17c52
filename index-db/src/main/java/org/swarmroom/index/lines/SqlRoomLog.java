package org.swarmroom.index.lines;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.store.Store;

/** Lines in the table {@code room_line}. */
final class SqlRoomLog implements RoomLog {

  private static final String HAVE =
      "SELECT epoch, host, number FROM room_line USE INDEX (room_line_origin)"
          + " WHERE room = ? AND epoch < ? ORDER BY room, epoch, host, number";
  private static final String RANGE =
      "SELECT "
          + LineRows.COLUMNS
          + " FROM room_line USE INDEX (room_line_origin)"
          + " WHERE room = ? AND epoch = ? AND host = ? AND number BETWEEN ? AND ?"
          + " ORDER BY room, epoch, host, number LIMIT "
          + PAGE;

  /** Of the settings that tell a room's highest epoch. */
  private static final String EPOCH = "room.epoch.";

  private final Store store;
  private final LineOutbox outbox;

  SqlRoomLog(Store store) {
    this.store = store;
    this.outbox = new LineOutbox(store);
  }

  @Override
  public CompletableFuture<List<Kept>> append(List<StoredLine> lines) {
    List<StoredLine> copy = List.copyOf(lines);
    return store.write(
        copy.size() == 1 ? "The line was not kept" : "The lines were not kept",
        connection -> LineRows.append(connection, copy));
  }

  @Override
  public List<StoredLine> last(String room, int n) {
    return pages(room, pages -> pages.before(Place.END, n));
  }

  @Override
  public List<StoredLine> before(String room, Mark mark, int n) {
    return pages(
        room,
        pages -> {
          Optional<Place> end = pages.lowerEnd(mark);
          return end.isEmpty() ? List.of() : pages.before(end.get(), n);
        });
  }

  @Override
  public List<StoredLine> after(String room, Mark mark, int n) {
    return pages(
        room,
        pages -> {
          Optional<Place> start = pages.upperEnd(mark);
          return start.isEmpty() ? List.of() : pages.after(start.get(), n);
        });
  }

  @Override
  public List<StoredLine> between(String room, Mark from, Mark to, int n) {
    return pages(room, pages -> between(pages, from, to, n));
  }

  private static List<StoredLine> between(LinePages pages, Mark from, Mark to, int n)
      throws SQLException {
    Optional<Place> start = pages.upperEnd(from);
    Optional<Place> end = pages.lowerEnd(to);
    if (start.isEmpty() || end.isEmpty()) {
      return List.of();
    }
    if (start.get().compareTo(end.get()) <= 0) {
      return pages.after(start.get(), n).stream()
          .takeWhile(line -> Place.of(line).compareTo(end.get()) < 0)
          .toList();
    }
    Place newest = pages.lowerEnd(from).orElseThrow();
    Place oldest = pages.upperEnd(to).orElseThrow();
    return pages.before(newest, n).stream()
        .dropWhile(line -> Place.of(line).compareTo(oldest) <= 0)
        .toList();
  }

  @Override
  public List<StoredLine> around(String room, Mark mark, int n) {
    return pages(
        room,
        pages -> {
          Optional<Place> middle = pages.lowerEnd(mark);
          if (middle.isEmpty()) {
            return List.of();
          }
          List<StoredLine> lines = new ArrayList<>(pages.before(middle.get(), n / 2));
          lines.addAll(pages.from(middle.get(), n - n / 2));
          return lines;
        });
  }

  @Override
  public List<StoredLine> find(String room, Collection<String> ids) {
    return read(
        room,
        connection -> {
          // With the room as a condition too, H2 would read all of the index.
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT " + LineRows.COLUMNS + " FROM room_line WHERE id = ANY(?)")) {
            select.setObject(1, ids.stream().distinct().toArray());
            List<StoredLine> lines = LinePages.lines(select);
            lines.removeIf(line -> !line.room().equals(room));
            lines.sort(Comparator.comparing(Place::of));
            return lines;
          }
        });
  }

  @Override
  public List<StampRange> have(String room) {
    return read(
        room,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(HAVE)) {
            select.setString(1, room);
            select.setLong(2, Long.MAX_VALUE);
            return ranges(select);
          }
        });
  }

  private static List<StampRange> ranges(PreparedStatement select) throws SQLException {
    List<StampRange> ranges = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        long epoch = row.getLong(1);
        String host = row.getString(2);
        long number = row.getLong(3);
        int last = ranges.size() - 1;
        if (last >= 0
            && ranges.get(last).epoch() == epoch
            && ranges.get(last).host().equals(host)
            && ranges.get(last).to() >= number - 1) {
          ranges.set(last, new StampRange(epoch, host, ranges.get(last).from(), number));
        } else {
          ranges.add(new StampRange(epoch, host, number, number));
        }
      }
    }
    return ranges;
  }

  @Override
  public List<StoredLine> range(String room, StampRange range) {
    return read(
        room,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(RANGE)) {
            select.setString(1, room);
            select.setLong(2, range.epoch());
            select.setString(3, range.host());
            select.setLong(4, range.from());
            select.setLong(5, range.to());
            return LinePages.lines(select);
          }
        });
  }

  @Override
  public long epoch(String room) {
    return read(
        room,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT content FROM setting WHERE name = ?")) {
            select.setString(1, EPOCH + room);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Long.parseLong(row.getString(1)) : 0L;
            }
          }
        });
  }

  @Override
  public CompletableFuture<Void> keepEpoch(String room, long epoch) {
    return store
        .write(
            "The epoch of " + room + " was not kept",
            connection -> {
              try (PreparedStatement merge =
                  connection.prepareStatement(
                      "MERGE INTO setting (name, content) KEY (name) VALUES (?, ?)")) {
                merge.setString(1, EPOCH + room);
                merge.setString(2, Long.toString(epoch));
                return merge.executeUpdate();
              }
            })
        .thenAccept(rows -> {});
  }

  @Override
  public LineOutbox outbox() {
    return outbox;
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

  /** A query that begins at places of one room. */
  private interface Query {
    List<StoredLine> of(LinePages pages) throws SQLException;
  }

  private List<StoredLine> pages(String room, Query query) {
    return read(room, connection -> query.of(new LinePages(connection, room)));
  }

  private <T> T read(String room, Store.Work<T> work) {
    return store.read("The lines of " + room + " can't be read", work);
  }
}
