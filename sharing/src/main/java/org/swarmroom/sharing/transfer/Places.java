package org.swarmroom.sharing.transfer;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.swarmroom.sharing.disk.DiskPools;
import org.swarmroom.sharing.disk.Volume;

/**
 * Where transfers lie on disk. Invariant: of one transfer, what was asked for first is over before
 * the next begins, also from one run or one cancel to the next start; so a part that is being
 * deleted is not opened again, and one that is being written not deleted. Confined to the control
 * thread; the work itself is done on the file pool.
 */
final class Places {

  private final DiskPools pools;
  private final Volume volume;
  private final ControlThread thread;
  private final Map<String, CompletableFuture<?>> last = new HashMap<>();

  Places(DiskPools pools, Volume volume, ControlThread thread) {
    this.pools = pools;
    this.volume = volume;
    this.thread = thread;
  }

  TransferPlace of(String id) {
    return new TransferPlace(id, this);
  }

  /** When everything is over that was asked for before. */
  <T> CompletableFuture<T> then(String id, Supplier<CompletableFuture<T>> work) {
    var before = last.getOrDefault(id, CompletableFuture.completedFuture(id));
    var next = before.handle((result, failure) -> id).thenCompose(over -> work.get());
    last.put(id, next);
    next.whenComplete((result, failure) -> thread.execute(() -> last.remove(id, next)));
    return next;
  }

  /** Completes when everything is over that was asked for, however it ended. */
  CompletableFuture<Void> over() {
    var all = last.values().stream().map(one -> one.handle((result, failure) -> true));
    return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
  }

  DiskPools pools() {
    return pools;
  }

  Executor files() {
    return pools.files();
  }

  Volume volume() {
    return volume;
  }
}
