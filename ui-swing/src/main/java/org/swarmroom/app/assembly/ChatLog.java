package org.swarmroom.app.assembly;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.log.Kept;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineLog;
import org.swarmroom.chat.log.LineOutbox;
import org.swarmroom.chat.log.Mark;
import org.swarmroom.chat.log.StampRange;
import org.swarmroom.index.lines.RoomLog;
import org.swarmroom.index.lines.StoredLine;

/**
 * One room's lines in the database.
 *
 * <p>Invariant: rooms with different keys never share a line, whatever their names; lines to one
 * member are kept apart from those to all.
 */
final class ChatLog implements LineLog {

  /** Lines looked through at a time. */
  private static final int SEARCHED = 1_000;

  private final RoomLog rows;
  private final Executor work;
  private final StoredLines words;
  private final String openRows;
  private final String privateRows;

  /**
   * @param work for blocking reads
   */
  ChatLog(RoomLog rows, Executor work, String room, RoomKey key) {
    this.rows = rows;
    this.work = work;
    this.words = StoredLines.of(room, key);
    this.openRows = words.open();
    this.privateRows = words.privately();
  }

  @Override
  public CompletableFuture<List<Kept>> append(List<Line> lines) {
    return rows.append(lines.stream().map(words::stored).toList())
        .thenApply(kept -> kept.stream().map(each -> Kept.valueOf(each.name())).toList());
  }

  @Override
  public CompletableFuture<List<Line>> last(String target, int n) {
    return read(
        () ->
            isChannel(target)
                ? rows.last(openRows, n)
                : newest(privateWith(target, rows.last(privateRows, 4 * n)), n));
  }

  @Override
  public CompletableFuture<List<Line>> before(String target, Mark mark, int n) {
    return read(
        () ->
            isChannel(target)
                ? rows.before(openRows, StoredLines.stored(mark), n)
                : newest(
                    privateWith(target, rows.before(privateRows, StoredLines.stored(mark), 4 * n)),
                    n));
  }

  @Override
  public CompletableFuture<List<Line>> after(String target, Mark mark, int n) {
    return read(
        () ->
            isChannel(target)
                ? rows.after(openRows, StoredLines.stored(mark), n)
                : privateWith(target, rows.after(privateRows, StoredLines.stored(mark), 4 * n))
                    .stream()
                    .limit(n)
                    .toList());
  }

  @Override
  public CompletableFuture<List<Line>> between(String target, Mark from, Mark to, int n) {
    return read(
        () ->
            isChannel(target)
                ? rows.between(openRows, StoredLines.stored(from), StoredLines.stored(to), n)
                : privateWith(
                    target,
                    rows.between(
                        privateRows, StoredLines.stored(from), StoredLines.stored(to), n)));
  }

  @Override
  public CompletableFuture<List<Line>> around(String target, Mark mark, int n) {
    return read(
        () ->
            isChannel(target)
                ? rows.around(openRows, StoredLines.stored(mark), n)
                : privateWith(target, rows.around(privateRows, StoredLines.stored(mark), n)));
  }

  @Override
  public CompletableFuture<List<Line>> find(Collection<String> ids) {
    return read(
        () ->
            Stream.of(openRows, privateRows)
                .flatMap(where -> rows.find(where, ids).stream())
                .toList());
  }

  @Override
  public CompletableFuture<List<StampRange>> have() {
    return CompletableFuture.supplyAsync(
        () -> rows.have(openRows).stream().map(StoredLines::range).toList(), work);
  }

  @Override
  public CompletableFuture<List<Line>> range(StampRange range) {
    return read(() -> rows.range(openRows, StoredLines.stored(range)));
  }

  @Override
  public CompletableFuture<Long> epoch() {
    return CompletableFuture.supplyAsync(() -> rows.epoch(openRows), work);
  }

  @Override
  public CompletableFuture<Void> keepEpoch(long epoch) {
    return rows.keepEpoch(openRows, epoch);
  }

  @Override
  public LineOutbox outbox() {
    return new LineOutbox() {
      @Override
      public CompletableFuture<Void> keep(List<Line> lines) {
        return rows.outbox().keep(lines.stream().map(words::stored).toList());
      }

      @Override
      public CompletableFuture<Void> remove(Collection<String> ids) {
        return rows.outbox().remove(openRows, ids);
      }

      @Override
      public CompletableFuture<List<Line>> all() {
        return read(() -> rows.outbox().all(openRows));
      }
    };
  }

  /** The newest lines to all and from or to {@code nick}, oldest first. */
  CompletableFuture<List<Line>> recent(String nick, int n) {
    return read(
        () -> {
          List<StoredLine> open = rows.last(openRows, n);
          List<StoredLine> own = privateWith(nick, rows.last(privateRows, n));
          return own.isEmpty() ? open : newestOf(Stream.concat(open.stream(), own.stream()), n);
        });
  }

  /**
   * The newest lines before two known ones, oldest first: to all, and from or to {@code nick}.
   *
   * @param roomLine id, or empty for the newest lines to all
   * @param privateLine id, or empty for the newest private lines
   */
  CompletableFuture<List<Line>> before(String nick, String roomLine, String privateLine, int n) {
    return read(() -> both(nick, roomLine, privateLine, n));
  }

  /** The newest line before two known ones with these words in it; reads on until it is found. */
  CompletableFuture<Optional<Line>> find(
      String nick, String words, String roomLine, String privateLine) {
    return CompletableFuture.supplyAsync(
        () -> {
          String wanted = words.toLowerCase(Locale.ROOT);
          String open = roomLine;
          String own = privateLine;
          List<StoredLine> page = both(nick, open, own, SEARCHED);
          while (!page.isEmpty()) {
            for (int i = page.size() - 1; i >= 0; i--) {
              StoredLine row = page.get(i);
              if (row.text().toLowerCase(Locale.ROOT).contains(wanted)) {
                return Optional.of(this.words.line(row));
              }
              if (isChannel(row.to())) {
                open = row.id();
              } else {
                own = row.id();
              }
            }
            page = both(nick, open, own, SEARCHED);
          }
          return Optional.empty();
        },
        work);
  }

  private List<StoredLine> both(String nick, String roomLine, String privateLine, int n) {
    List<StoredLine> open = page(openRows, roomLine, n);
    List<StoredLine> own = page(privateRows, privateLine, n);
    List<StoredLine> with = newest(privateWith(nick, own), n);
    while (with.isEmpty() && !own.isEmpty()) {
      own = page(privateRows, own.get(0).id(), n);
      with = newest(privateWith(nick, own), n);
    }
    return newest(merged(open, with), n);
  }

  private List<StoredLine> page(String kept, String before, int n) {
    return before.isEmpty()
        ? rows.last(kept, n)
        : rows.before(kept, StoredLines.stored(new Mark.Id(before)), n);
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

  private static List<StoredLine> newestOf(Stream<StoredLine> lines, int n) {
    return newest(lines.sorted(Comparator.comparingLong(StoredLine::at)).toList(), n);
  }

  private static List<StoredLine> newest(List<StoredLine> lines, int n) {
    return lines.subList(Math.max(0, lines.size() - n), lines.size());
  }

  private static List<StoredLine> privateWith(String nick, List<StoredLine> lines) {
    return lines.stream()
        .filter(each -> each.from().equalsIgnoreCase(nick) || each.to().equalsIgnoreCase(nick))
        .toList();
  }

  private CompletableFuture<List<Line>> read(Supplier<List<StoredLine>> query) {
    return CompletableFuture.supplyAsync(
        () -> query.get().stream().map(words::line).toList(), work);
  }

  static boolean isChannel(String target) {
    return target.startsWith("#");
  }
}
