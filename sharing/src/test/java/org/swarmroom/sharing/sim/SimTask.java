package org.swarmroom.sharing.sim;

import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** Something a loop does later, once or again and again. */
final class SimTask<V> extends DefaultPromise<V> implements ScheduledFuture<V>, Runnable {

  private final SimLoop loop;
  private final World world;
  private final Callable<V> work;
  private final long period;
  private long at;

  /**
   * @param at virtual nanoseconds
   * @param period nanoseconds, 0 for once
   */
  SimTask(SimLoop loop, World world, Callable<V> work, long at, long period) {
    super(loop);
    this.loop = loop;
    this.world = world;
    this.work = work;
    this.at = at;
    this.period = period;
  }

  @Override
  public void run() {
    if (isCancelled() || period == 0 && !setUncancellable()) {
      return;
    }
    try {
      var result = work.call();
      if (period == 0) {
        setSuccess(result);
      } else if (!isCancelled()) {
        at += period;
        world.put(at - world.now(), loop, this);
      }
    } catch (Exception e) {
      tryFailure(e);
      throw new IllegalStateException("a scheduled task failed", e);
    }
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(at - world.now(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
  }
}
