package org.swarmroom.chat.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.log.Kept;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineLog;

/**
 * Puts batches of lines on disk and complains once when that stops working. Confined to the room's
 * thread, except the answers.
 */
final class Disk {

  private static final Logger LOG = LoggerFactory.getLogger(Disk.class);

  private final LineLog log;
  private final RoomServerEvents events;
  private volatile boolean broken;

  Disk(LineLog log, RoomServerEvents events) {
    this.log = log;
    this.events = events;
  }

  /**
   * @param done told, on any thread, what became of each line; empty if they are not on disk; not
   *     called for no lines
   */
  void store(List<Line> lines, Consumer<Optional<List<Kept>>> done) {
    if (lines.isEmpty()) {
      return;
    }
    var unused =
        append(lines)
            .handle(
                (kept, failure) -> {
                  if (failure == null) {
                    broken = false;
                    return Optional.of(kept);
                  }
                  complain(cause(failure));
                  return Optional.<List<Kept>>empty();
                })
            .thenAccept(done);
  }

  private CompletableFuture<List<Kept>> append(List<Line> lines) {
    try {
      return log.append(lines);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  private void complain(Throwable failure) {
    LOG.warn("lines of the room can't be kept", failure);
    if (!broken) {
      broken = true;
      events.warning(
          "Lines of the room can't be kept on disk ("
              + failure.getMessage()
              + "), so members can't say anything; free some space or check the profile's disk.");
    }
  }
}
