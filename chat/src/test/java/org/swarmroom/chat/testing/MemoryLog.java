package org.swarmroom.chat.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineLog;

/** A log without a disk; can be told to fail or to wait. */
public class MemoryLog implements LineLog {

  private final Map<String, Line> lines = new LinkedHashMap<>();
  private CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
  private int appends;

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
  public synchronized CompletableFuture<Void> append(List<Line> added) {
    appends++;
    return gate.thenRun(() -> keep(added));
  }

  private synchronized void keep(List<Line> added) {
    added.forEach(line -> lines.putIfAbsent(line.id(), line));
    notifyAll();
  }

  @Override
  public synchronized CompletableFuture<List<Line>> last(String target, int n) {
    List<Line> all = to(target);
    return CompletableFuture.completedFuture(
        List.copyOf(all.subList(Math.max(0, all.size() - n), all.size())));
  }

  @Override
  public synchronized CompletableFuture<List<Line>> before(String target, String id, int n) {
    List<Line> before = new ArrayList<>();
    for (Line line : to(target)) {
      if (line.id().equals(id)) {
        return CompletableFuture.completedFuture(
            List.copyOf(before.subList(Math.max(0, before.size() - n), before.size())));
      }
      before.add(line);
    }
    return CompletableFuture.completedFuture(List.of());
  }

  private List<Line> to(String target) {
    return lines.values().stream().filter(l -> l.to().equalsIgnoreCase(target)).toList();
  }
}
