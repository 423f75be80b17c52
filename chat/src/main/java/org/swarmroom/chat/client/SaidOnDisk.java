package org.swarmroom.chat.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineOutbox;

/**
 * What was said and isn't safe, on disk: all that is said in a turn goes there at once. A disk that
 * fails keeps nobody from talking, but is told. Confined to the client's executor.
 */
final class SaidOnDisk {

  private static final Logger LOG = LoggerFactory.getLogger(SaidOnDisk.class);

  private final Scene scene;
  private final LineOutbox disk;
  private final Consumer<List<Line>> kept;
  private List<Line> unkept = new ArrayList<>();

  /**
   * @param kept hears what is on disk and may be sent
   */
  SaidOnDisk(Scene scene, LineOutbox disk, Consumer<List<Line>> kept) {
    this.scene = scene;
    this.disk = disk;
    this.kept = kept;
  }

  /** What the last run left, oldest first; never fails. */
  CompletableFuture<List<Line>> load() {
    return disk.all()
        .exceptionally(
            failure -> {
              warn("Lines that wait for the host can't be read", failure);
              return List.of();
            });
  }

  void add(Line line) {
    if (unkept.isEmpty()) {
      scene.loop.execute(this::keep);
    }
    unkept.add(line);
  }

  private void keep() {
    List<Line> lines = unkept;
    unkept = new ArrayList<>();
    var unused =
        disk.keep(lines)
            .whenCompleteAsync(
                (done, failure) -> {
                  if (failure != null) {
                    warn("What you say can't be kept on disk until others have it", failure);
                  }
                  kept.accept(lines);
                },
                scene.loop);
  }

  void remove(List<String> ids) {
    if (!ids.isEmpty()) {
      var unused =
          disk.remove(ids)
              .exceptionally(
                  failure -> {
                    LOG.warn("safe lines stay in the outbox, and are sent again", failure);
                    return null;
                  });
    }
  }

  private void warn(String what, Throwable failure) {
    LOG.warn(what, failure);
    String why = Failures.reason(failure);
    scene.loop.execute(() -> scene.emit(new RoomEvent.Warning(what + ": " + why + ".")));
  }
}
