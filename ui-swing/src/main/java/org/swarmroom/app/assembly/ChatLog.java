package org.swarmroom.app.assembly;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.log.LineLog;
import org.swarmroom.index.lines.RoomLog;
import org.swarmroom.index.lines.StoredLine;

/**
 * One room's lines in the database.
 *
 * <p>Invariant: rooms with different keys never share a line, whatever their names; lines to one
 * member are kept apart from those to all.
 */
final class ChatLog implements LineLog {

  private final RoomLog rows;
  private final Executor work;
  private final String room;
  private final String openRows;
  private final String privateRows;

  /**
   * @param work for blocking reads
   */
  ChatLog(RoomLog rows, Executor work, String room, RoomKey key) {
    this.rows = rows;
    this.work = work;
    this.room = room;
    this.openRows = room + "|" + shortHash(key);
    this.privateRows = openRows + "|private";
  }

  @Override
  public CompletableFuture<Void> append(List<Line> lines) {
    return rows.append(lines.stream().map(this::stored).toList());
  }

  @Override
  public CompletableFuture<List<Line>> last(String target, int n) {
    return read(
        () ->
            isChannel(target)
                ? rows.last(openRows, n)
                : privateWith(target, rows.last(privateRows, 4 * n), n));
  }

  @Override
  public CompletableFuture<List<Line>> before(String target, String id, int n) {
    return read(
        () ->
            isChannel(target)
                ? rows.before(openRows, id, n)
                : privateWith(target, rows.before(privateRows, id, 4 * n), n));
  }

  /** The newest lines to all and from or to {@code nick}, oldest first. */
  CompletableFuture<List<Line>> recent(String nick, int n) {
    return read(
        () -> {
          List<StoredLine> open = rows.last(openRows, n);
          List<StoredLine> own = privateWith(nick, rows.last(privateRows, n), n);
          return own.isEmpty() ? open : newest(Stream.concat(open.stream(), own.stream()), n);
        });
  }

  /**
   * The newest lines before two known ones, oldest first: to all, and from or to {@code nick}.
   *
   * @param roomLine id, or empty for the newest lines to all
   * @param privateLine id, or empty for the newest private lines
   */
  CompletableFuture<List<Line>> before(String nick, String roomLine, String privateLine, int n) {
    return read(
        () -> {
          List<StoredLine> open = page(openRows, roomLine, n);
          List<StoredLine> own = page(privateRows, privateLine, n);
          List<StoredLine> with = privateWith(nick, own, n);
          while (with.isEmpty() && !own.isEmpty()) {
            own = page(privateRows, own.get(0).id(), n);
            with = privateWith(nick, own, n);
          }
          List<StoredLine> both = merged(open, with);
          return both.subList(Math.max(0, both.size() - n), both.size());
        });
  }

  private List<StoredLine> page(String kept, String before, int n) {
    return before.isEmpty() ? rows.last(kept, n) : rows.before(kept, before, n);
  }

  /**
   * One list of two. Each keeps its order, whatever its clocks said: who asks on from the first
   * line of a kind misses none.
   */
  private static List<StoredLine> merged(List<StoredLine> one, List<StoredLine> other) {
    List<StoredLine> all = new ArrayList<>(one.size() + other.size());
    int next = 0;
    for (StoredLine line : one) {
      while (next < other.size() && other.get(next).at() < line.at()) {
        all.add(other.get(next++));
      }
      all.add(line);
    }
    all.addAll(other.subList(next, other.size()));
    return all;
  }

  private static List<StoredLine> newest(Stream<StoredLine> lines, int n) {
    List<StoredLine> sorted = lines.sorted(Comparator.comparingLong(StoredLine::at)).toList();
    return sorted.subList(Math.max(0, sorted.size() - n), sorted.size());
  }

  private static List<StoredLine> privateWith(String nick, List<StoredLine> lines, int n) {
    List<StoredLine> with =
        lines.stream()
            .filter(each -> each.from().equalsIgnoreCase(nick) || each.to().equalsIgnoreCase(nick))
            .toList();
    return with.subList(Math.max(0, with.size() - n), with.size());
  }

  private CompletableFuture<List<Line>> read(Supplier<List<StoredLine>> query) {
    return CompletableFuture.supplyAsync(() -> query.get().stream().map(this::line).toList(), work);
  }

  private StoredLine stored(Line line) {
    return new StoredLine(
        line.id(),
        isChannel(line.to()) ? openRows : privateRows,
        line.stamp(),
        line.at(),
        line.from(),
        line.account(),
        line.to(),
        line.kind().name(),
        line.text());
  }

  private Line line(StoredLine row) {
    return new Line(
        row.id(),
        row.stamp(),
        row.at(),
        room,
        row.from(),
        row.account(),
        row.to(),
        LineKind.valueOf(row.kind()),
        row.text());
  }

  private static boolean isChannel(String target) {
    return target.startsWith("#");
  }

  /** Tells keys apart without telling them. */
  private static String shortHash(RoomKey key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("log|" + key.hex()).getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
