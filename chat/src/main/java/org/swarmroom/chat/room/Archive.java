package org.swarmroom.chat.room;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.log.LineLog;

/** The room's log, for what it doesn't keep in memory. */
public final class Archive {

  private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

  private final LineLog log;
  private final Executor roomThread;

  public Archive(LineLog log, Executor roomThread) {
    this.log = log;
    this.roomThread = roomThread;
  }

  /**
   * @param answer called once on the room's thread, later; empty if the log can't be read
   */
  <T> void ask(Function<LineLog, CompletableFuture<T>> query, Consumer<Optional<T>> answer) {
    var unused =
        started(query)
            .thenApply(Optional::of)
            .exceptionally(
                failure -> {
                  LOG.warn("the room's lines can't be read", failure);
                  return Optional.empty();
                })
            .thenAcceptAsync(answer, roomThread);
  }

  private <T> CompletableFuture<T> started(Function<LineLog, CompletableFuture<T>> query) {
    try {
      return query.apply(log);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
