package org.swarmroom.chat.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.swarmroom.chat.log.Kept;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineLog;
import org.swarmroom.chat.log.Mark;
import org.swarmroom.chat.log.Stamp;
import org.swarmroom.chat.log.StampRange;

/** A log without a disk; can be told to fail or to wait. */
public class MemoryLog implements LineLog {

  private final Map<String, Line> lines = new LinkedHashMap<>();
  private CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
  private final MemoryOutbox outbox = new MemoryOutbox();
  private int appends;
  private long epoch;

  /** What appends wait for from now on; completed exceptionally they fail. */
  public synchronized void gate(CompletableFuture<Void> gate) {
    this.gate = gate;
  }

  public synchronized int appends() {
    return appends;
  }

  public synchronized List<Line> all() {
    return List.copyOf(lines.values());
  }

  /** As if the disk were new; the epochs are remembered. */
  public synchronized void forget() {
    lines.clear();
  }

  /** All lines, once there are so many; fewer if that takes too long. */
  public synchronized List<Line> await(int size) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    try {
      while (lines.size() < size && System.nanoTime() < end) {
        wait(1_000);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return all();
  }

  @Override
  public synchronized CompletableFuture<List<Kept>> append(List<Line> added) {
    appends++;
    return gate.thenApply(open -> keep(added));
  }

  private synchronized List<Kept> keep(List<Line> added) {
    List<Kept> kept = added.stream().map(this::keep).toList();
    notifyAll();
    return kept;
  }

  private Kept keep(Line line) {
    Line known = lines.get(line.id());
    boolean earlier = known == null || Line.ORDER.compare(line, known) < 0;
    if (earlier) {
      lines.put(line.id(), line);
    }
    return known == null ? Kept.NEW : earlier ? Kept.RESTAMPED : Kept.KNOWN;
  }

  @Override
  public CompletableFuture<List<Line>> last(String target, int n) {
    return answer(newest(to(target), n));
  }

  @Override
  public CompletableFuture<List<Line>> before(String target, Mark mark, int n) {
    List<Line> all = to(target);
    return answer(newest(all.subList(0, Math.max(0, start(all, mark))), n));
  }

  @Override
  public CompletableFuture<List<Line>> after(String target, Mark mark, int n) {
    List<Line> all = to(target);
    return answer(oldest(all.subList(end(all, mark), all.size()), n));
  }

  @Override
  public CompletableFuture<List<Line>> between(String target, Mark from, Mark to, int n) {
    List<Line> all = to(target);
    if (start(all, from) < 0 || start(all, to) < 0) {
      return answer(List.of());
    }
    return end(all, from) <= start(all, to)
        ? answer(oldest(all.subList(end(all, from), start(all, to)), n))
        : answer(
            newest(all.subList(Math.min(end(all, to), start(all, from)), start(all, from)), n));
  }

  @Override
  public CompletableFuture<List<Line>> around(String target, Mark mark, int n) {
    List<Line> all = to(target);
    int start = start(all, mark);
    return answer(
        start < 0
            ? List.of()
            : all.subList(Math.max(0, start - n / 2), Math.min(all.size(), start + n - n / 2)));
  }

  @Override
  public synchronized CompletableFuture<List<Line>> find(Collection<String> ids) {
    return answer(
        lines.values().stream()
            .filter(line -> ids.contains(line.id()))
            .sorted(Line.ORDER)
            .toList());
  }

  @Override
  public synchronized CompletableFuture<List<StampRange>> have() {
    List<StampRange> ranges = new ArrayList<>();
    for (Stamp stamp : stamps()) {
      int last = ranges.size() - 1;
      Optional<StampRange> longer =
          ranges.stream()
              .skip(Math.max(0, last))
              .filter(r -> r.epoch() == stamp.epoch() && r.host().equals(stamp.host()))
              .filter(r -> r.to() >= stamp.number() - 1)
              .findFirst();
      longer.ifPresentOrElse(
          r -> ranges.set(last, new StampRange(r.epoch(), r.host(), r.from(), stamp.number())),
          () ->
              ranges.add(
                  new StampRange(stamp.epoch(), stamp.host(), stamp.number(), stamp.number())));
    }
    return CompletableFuture.completedFuture(ranges);
  }

  private List<Stamp> stamps() {
    return lines.values().stream()
        .filter(line -> isChannel(line.to()))
        .flatMap(line -> Stamp.parse(line.stamp()).stream())
        .sorted(
            Comparator.comparingLong(Stamp::epoch)
                .thenComparing(Stamp::host)
                .thenComparingLong(Stamp::number))
        .toList();
  }

  @Override
  public synchronized CompletableFuture<List<Line>> range(StampRange range) {
    return answer(
        lines.values().stream()
            .filter(line -> isChannel(line.to()) && isIn(range, line))
            .sorted(Line.ORDER)
            .limit(PAGE)
            .toList());
  }

  @Override
  public synchronized CompletableFuture<Long> epoch() {
    return CompletableFuture.completedFuture(epoch);
  }

  @Override
  public synchronized CompletableFuture<Void> keepEpoch(long opened) {
    epoch = Math.max(epoch, opened);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public MemoryOutbox outbox() {
    return outbox;
  }

  private static boolean isIn(StampRange range, Line line) {
    return Stamp.parse(line.stamp())
        .filter(s -> s.epoch() == range.epoch() && s.host().equals(range.host()))
        .filter(s -> s.number() >= range.from() && s.number() <= range.to())
        .isPresent();
  }

  private static CompletableFuture<List<Line>> answer(List<Line> lines) {
    return CompletableFuture.completedFuture(List.copyOf(lines));
  }

  private static List<Line> newest(List<Line> all, int n) {
    return all.subList(Math.max(0, all.size() - n), all.size());
  }

  private static List<Line> oldest(List<Line> all, int n) {
    return all.subList(0, Math.min(all.size(), n));
  }

  /** Index of the first line that is not before the mark; -1 for an unknown id. */
  private static int start(List<Line> all, Mark mark) {
    if (mark instanceof Mark.Time time) {
      return first(all, line -> line.at() >= time.at()).orElse(all.size());
    }
    return first(all, line -> mark.equals(new Mark.Id(line.id()))).orElse(-1);
  }

  /** Index of the first line that is after the mark; the end for an unknown id. */
  private static int end(List<Line> all, Mark mark) {
    if (mark instanceof Mark.Time time) {
      return first(all, line -> line.at() > time.at()).orElse(all.size());
    }
    int start = start(all, mark);
    return start < 0 ? all.size() : start + 1;
  }

  private static OptionalInt first(List<Line> all, Predicate<Line> wanted) {
    return IntStream.range(0, all.size()).filter(i -> wanted.test(all.get(i))).findFirst();
  }

  private synchronized List<Line> to(String target) {
    return lines.values().stream()
        .filter(
            line ->
                line.to().equalsIgnoreCase(target)
                    || (!isChannel(line.to()) && line.from().equalsIgnoreCase(target)))
        .sorted(Line.ORDER)
        .toList();
  }

  private static boolean isChannel(String target) {
    return target.startsWith("#");
  }
}
