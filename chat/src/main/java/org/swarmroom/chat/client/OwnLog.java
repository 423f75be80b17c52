package org.swarmroom.chat.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.log.Kept;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineLog;
import org.swarmroom.chat.log.Stamp;
import org.swarmroom.chat.log.StampRange;
import org.swarmroom.chat.succession.Have;
import org.swarmroom.chat.succession.Place;
import org.swarmroom.chat.succession.Ranges;
import org.swarmroom.chat.succession.StampOrigin;

/**
 * Keeps what is heard, a batch a turn, as a set: the same line again only takes a smaller stamp.
 * Confined to the client's executor.
 *
 * <p>While the room is served by this very program its log is this one: what comes from there is on
 * disk already, and only private lines are kept here.
 */
final class OwnLog {

  private static final Logger LOG = LoggerFactory.getLogger(OwnLog.class);
  private static final int KNOWN = 10_000;
  private static final int LOADED = 1_000;

  private record Unkept(Optional<Line> line, Kept otherwise, Consumer<Kept> onDisk) {}

  private final Scene scene;
  private final LineLog log;

  /** The newest lines heard, by their ids. */
  private final Map<String, Line> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Line> eldest) {
          return size() > KNOWN;
        }
      };

  private List<Unkept> unkept = new ArrayList<>();
  private CompletableFuture<?> lastKept = CompletableFuture.completedFuture(null);
  private boolean complained;

  OwnLog(Scene scene, LineLog log) {
    this.scene = scene;
    this.log = log;
  }

  /** Learns which lines are kept already. */
  CompletableFuture<Void> load() {
    return log.last(scene.channel(), LOADED)
        .exceptionally(
            failure -> {
              complain(failure);
              return List.of();
            })
        .thenAcceptAsync(lines -> lines.forEach(this::remember), scene.loop);
  }

  boolean isEmpty() {
    return known.isEmpty();
  }

  boolean knows(String id) {
    return known.containsKey(id);
  }

  /**
   * @param onDisk hears what became of it once it, and all that was added before, is on disk; in
   *     the order in which lines were added; not if that fails
   * @return false if it was heard before
   */
  boolean add(Line line, Consumer<Kept> onDisk) {
    Line before = known.get(line.id());
    boolean fresh = before == null;
    boolean better = fresh || Line.ORDER.compare(line, before) < 0;
    if (better) {
      remember(line);
    }
    if (unkept.isEmpty()) {
      scene.loop.execute(this::keep);
    }
    boolean here = scene.servedHere() && !line.stamp().isEmpty();
    Kept otherwise = fresh ? Kept.NEW : better ? Kept.RESTAMPED : Kept.KNOWN;
    unkept.add(
        new Unkept(better && !here ? Optional.of(line) : Optional.empty(), otherwise, onDisk));
    return fresh;
  }

  boolean add(Line line) {
    return add(line, kept -> {});
  }

  private void remember(Line line) {
    known.put(line.id(), line);
    Stamp.parse(line.stamp())
        .map(stamp -> new Place(stamp, line.at()))
        .filter(place -> scene.newest.isEmpty() || place.compareTo(scene.newest.get()) > 0)
        .ifPresent(place -> scene.newest = Optional.of(place));
  }

  /** Completes on the executor when all that was added so far is on disk, or can't be. */
  CompletableFuture<Void> flushed() {
    keep();
    return lastKept.handleAsync((kept, failure) -> null, scene.loop);
  }

  /** What is on disk of all that was added so far. */
  CompletableFuture<Have> have() {
    return flushed()
        .thenCompose(flushed -> log.have())
        .thenApply(
            ranges -> {
              Have have = new Have();
              for (StampRange range : ranges) {
                have.add(
                    new StampOrigin(range.epoch(), range.host()),
                    Ranges.of(range.from(), range.to()));
              }
              return have;
            });
  }

  /** Lines on disk. */
  CompletableFuture<List<Line>> range(StampRange range) {
    return log.range(range);
  }

  private void keep() {
    List<Unkept> batch = unkept;
    unkept = new ArrayList<>();
    if (batch.isEmpty()) {
      return;
    }
    List<Line> lines = batch.stream().flatMap(each -> each.line().stream()).toList();
    CompletableFuture<List<Kept>> appended =
        lines.isEmpty() ? CompletableFuture.completedFuture(List.of()) : log.append(lines);
    lastKept =
        lastKept
            .handle((before, failure) -> true)
            .thenCombineAsync(
                appended,
                (before, kept) -> {
                  complained = false;
                  told(batch, kept);
                  return true;
                },
                scene.loop)
            .exceptionallyAsync(
                failure -> {
                  complain(failure);
                  return false;
                },
                scene.loop);
  }

  private static void told(List<Unkept> batch, List<Kept> kept) {
    int next = 0;
    for (Unkept each : batch) {
      each.onDisk().accept(each.line().isPresent() ? kept.get(next++) : each.otherwise());
    }
  }

  void complain(Throwable failure) {
    LOG.warn("the room's lines can't be kept", failure);
    if (!complained) {
      complained = true;
      scene.emit(
          new RoomEvent.Warning(
              "The room's lines can't be kept on disk ("
                  + Failures.reason(failure)
                  + "); free some space or check the profile's disk."));
    }
  }
}
