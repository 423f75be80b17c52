package org.swarmroom.sharing.sim;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.AbstractEventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ScheduledFuture;
import io.netty.util.concurrent.Ticker;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread of a simulated node, or a pool of them. It takes {@code lag} until a task is run: one
 * thread keeps their order, a pool ends them in any. Shut down means dead: nothing of it ever runs
 * again, as after {@code kill -9}.
 */
final class SimLoop extends AbstractEventExecutor implements EventLoop {

  private final World world;
  private final LongSupplier lag;
  private final boolean ordered;
  private long last;
  private boolean dead;

  private SimLoop(World world, LongSupplier lag, boolean ordered) {
    this.world = world;
    this.lag = lag;
    this.ordered = ordered;
  }

  /**
   * @param lag nanoseconds, asked for each task
   */
  static SimLoop thread(World world, LongSupplier lag) {
    return new SimLoop(world, lag, true);
  }

  /**
   * @param lag nanoseconds, asked for each task
   */
  static SimLoop pool(World world, LongSupplier lag) {
    return new SimLoop(world, lag, false);
  }

  @Override
  public @Nullable EventLoopGroup parent() {
    return null;
  }

  @Override
  public EventLoop next() {
    return this;
  }

  @Override
  public Ticker ticker() {
    return world.ticker();
  }

  @Override
  public boolean inEventLoop(Thread thread) {
    return world.isOn(this, thread);
  }

  @Override
  public void execute(Runnable work) {
    if (!dead) {
      long at = world.now() + lag.getAsLong();
      last = ordered ? Math.max(last, at) : at;
      world.put(last - world.now(), this, work);
    }
  }

  private <V> ScheduledFuture<V> later(Callable<V> work, long nanos, long period) {
    var task = new SimTask<>(this, world, work, world.now() + Math.max(0, nanos), period);
    world.put(nanos, this, task);
    return task;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
    return later(Executors.callable(work), unit.toNanos(delay), 0);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
    return later(work, unit.toNanos(delay), 0);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable work, long initial, long period, TimeUnit unit) {
    return later(Executors.callable(work), unit.toNanos(initial), unit.toNanos(period));
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable work, long initial, long delay, TimeUnit unit) {
    return scheduleAtFixedRate(work, initial, delay, unit);
  }

  @Override
  public ChannelFuture register(Channel channel) {
    return register(new DefaultChannelPromise(channel, this));
  }

  @Override
  public ChannelFuture register(ChannelPromise promise) {
    promise.channel().unsafe().register(this, promise);
    return promise;
  }

  @Override
  @Deprecated
  public ChannelFuture register(Channel channel, ChannelPromise promise) {
    channel.unsafe().register(this, promise);
    return promise;
  }

  @Override
  @Deprecated
  public void shutdown() {
    dead = true;
  }

  @Override
  @Deprecated
  public List<Runnable> shutdownNow() {
    dead = true;
    return List.of();
  }

  @Override
  public Future<?> shutdownGracefully(long quiet, long timeout, TimeUnit unit) {
    dead = true;
    return terminationFuture();
  }

  @Override
  public Future<?> terminationFuture() {
    return newSucceededFuture(null);
  }

  @Override
  public boolean isShuttingDown() {
    return dead;
  }

  @Override
  public boolean isShutdown() {
    return dead;
  }

  @Override
  public boolean isTerminated() {
    return dead;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return dead;
  }
}
