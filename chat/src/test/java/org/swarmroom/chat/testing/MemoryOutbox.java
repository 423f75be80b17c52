package org.swarmroom.chat.testing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineOutbox;

/** An outbox that survives a client, not the process. */
public final class MemoryOutbox implements LineOutbox {

  private final Map<String, Line> lines = new LinkedHashMap<>();

  @Override
  public synchronized CompletableFuture<Void> keep(List<Line> added) {
    added.forEach(line -> lines.putIfAbsent(line.id(), line));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized CompletableFuture<Void> remove(Collection<String> ids) {
    ids.forEach(lines::remove);
    notifyAll();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized CompletableFuture<List<Line>> all() {
    return CompletableFuture.completedFuture(List.copyOf(lines.values()));
  }
}
