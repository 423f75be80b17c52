package org.swarmroom.app.assembly;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.log.Line;

/** Older lines of a room: from our own log, and where that ends from the host. Any thread. */
final class Backlog {

  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

  /** A host answers with no more at once. */
  private static final int MOST_OF_HOST = 200;

  private Backlog() {}

  static CompletableFuture<List<Line>> before(
      RoomSession in, String roomLine, String privateLine, int limit) {
    return in.log()
        .before(in.client().nick(), roomLine, privateLine, limit)
        .thenCompose(
            kept ->
                kept.isEmpty() && !roomLine.isEmpty()
                    ? ofHost(in, roomLine, limit)
                    : CompletableFuture.completedFuture(kept));
  }

  /** None while the host is away, or if it keeps no history. */
  private static CompletableFuture<List<Line>> ofHost(RoomSession in, String before, int limit) {
    return in.client()
        .history(before, Math.min(limit, MOST_OF_HOST))
        .exceptionally(
            failure -> {
              LOG.debug("no older lines of the host", failure);
              return List.of();
            });
  }
}
