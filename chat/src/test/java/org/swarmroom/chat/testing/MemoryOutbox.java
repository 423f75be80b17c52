package org.swarmroom.chat.testing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineOutbox;

/** An outbox that survives a client, not the process. */
public final class MemoryOutbox implements LineOutbox {

  private final Map<String, Line> lines = new LinkedHashMap<>();

  /** Waits until there are so many lines. */
  public synchronized void await(int size) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    try {
      while (lines.size() < size && System.nanoTime() < end) {
        wait(1_000);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public synchronized CompletableFuture<Void> keep(List<Line> added) {
    added.forEach(line -> lines.putIfAbsent(line.id(), line));
    notifyAll();
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
