package org.swarmroom.sharing.sim;

import io.netty.util.concurrent.Ticker;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time and all that is due in it. What is due at the same instant runs in the order in
 * which it was put here. A task that throws is a failure of the run, never swallowed.
 */
final class World {

  /** The wall clock at the start: 1 January 2026, epoch ms. */
  private static final long EPOCH = 1_767_225_600_000L;

  private record Due(long at, long number, @Nullable SimLoop loop, Runnable work) {}

  private final Thread thread = Thread.currentThread();
  private final Deque<Due> ready = new ArrayDeque<>();
  private final PriorityQueue<Due> later =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
  private final List<Throwable> failures = new ArrayList<>();
  private final SplittableRandom random;
  private final EventLog log;
  private @Nullable SimLoop running;
  private long now;
  private long count;

  World(long seed, EventLog log) {
    this.random = new SplittableRandom(seed);
    this.log = log;
  }

  /** A stream of chance of its own, so that what one part draws changes nothing for others. */
  SplittableRandom random() {
    return random.split();
  }

  EventLog log() {
    return log;
  }

  /** Nanoseconds since the start. */
  long now() {
    return now;
  }

  InstantSource clock() {
    return () -> java.time.Instant.ofEpochMilli(millis());
  }

  /** Epoch ms. */
  long millis() {
    return EPOCH + now / 1_000_000;
  }

  Ticker ticker() {
    return new Ticker() {
      @Override
      public long initialNanoTime() {
        return 0;
      }

      @Override
      public long nanoTime() {
        return now;
      }

      @Override
      public void sleep(long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("nobody sleeps in here");
      }
    };
  }

  /** Runs {@code work} after {@code nanos}, on no loop. */
  void after(long nanos, Runnable work) {
    put(nanos, null, work);
  }

  void put(long nanos, @Nullable SimLoop loop, Runnable work) {
    var due = new Due(now + Math.max(0, nanos), count++, loop, work);
    if (nanos <= 0) {
      ready.add(due);
    } else {
      later.add(due);
    }
  }

  /** Whether the calling code runs on this loop. */
  boolean isOn(SimLoop loop, Thread caller) {
    return caller == thread && running == loop;
  }

  /**
   * Runs what is due until {@code end} says so, or the time is up, or nothing is due any more.
   *
   * @return whether {@code end} did
   */
  boolean run(long untilNanos, BooleanSupplier end) {
    while (!end.getAsBoolean()) {
      var next = ready.isEmpty() ? later.poll() : ready.poll();
      if (next == null || next.at() > untilNanos) {
        now = untilNanos;
        return end.getAsBoolean();
      }
      now = Math.max(now, next.at());
      run(next);
    }
    return true;
  }

  private void run(Due due) {
    var loop = due.loop();
    if (loop != null && loop.isShutdown()) {
      return;
    }
    running = loop;
    try {
      due.work().run();
    } catch (RuntimeException | Error e) {
      failures.add(e);
    } finally {
      running = null;
    }
  }

  /** The thread of a node's that runs now. */
  Optional<SimLoop> running() {
    return Optional.ofNullable(running);
  }

  /** What tasks threw. */
  List<Throwable> failures() {
    return failures;
  }

  /** How many things have happened. */
  long count() {
    return count;
  }
}
