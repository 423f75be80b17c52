package org.swarmroom.chat.client;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineLog;

/**
 * Keeps what is heard, a batch a turn, and knows what was heard before. Confined to the client's
 * executor.
 */
final class OwnLog {

  private static final Logger LOG = LoggerFactory.getLogger(OwnLog.class);
  private static final int KNOWN = 10_000;
  private static final int LOADED = 1_000;

  private final Scene scene;
  private final LineLog log;
  private final Set<String> known = new LinkedHashSet<>();
  private List<Line> unkept = new ArrayList<>();
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
        .thenAcceptAsync(lines -> lines.forEach(l -> remember(l.id())), scene.loop);
  }

  boolean isEmpty() {
    return known.isEmpty();
  }

  boolean knows(String id) {
    return known.contains(id);
  }

  /**
   * @return false if the line was heard before
   */
  boolean add(Line line) {
    if (!remember(line.id())) {
      return false;
    }
    if (unkept.isEmpty()) {
      scene.loop.execute(this::keep);
    }
    unkept.add(line);
    return true;
  }

  /** Completes on the executor when all that was added so far is on disk, or can't be. */
  CompletableFuture<Void> flushed() {
    if (!unkept.isEmpty()) {
      keep();
    }
    return lastKept.handleAsync((kept, failure) -> null, scene.loop);
  }

  private boolean remember(String id) {
    boolean added = known.add(id);
    if (known.size() > KNOWN) {
      known.remove(known.iterator().next());
    }
    return added;
  }

  private void keep() {
    List<Line> batch = unkept;
    unkept = new ArrayList<>();
    if (batch.isEmpty()) {
      return;
    }
    lastKept =
        log.append(batch)
            .whenCompleteAsync(
                (kept, failure) -> {
                  if (failure == null) {
                    complained = false;
                  } else {
                    complain(failure);
                  }
                },
                scene.loop);
  }

  private void complain(Throwable failure) {
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
