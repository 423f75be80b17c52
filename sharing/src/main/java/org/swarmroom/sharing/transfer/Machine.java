package org.swarmroom.sharing.transfer;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.swarmroom.sharing.disk.DiskPools;

/**
 * Time, chance and threads, as far as the engine does not get them from its event loops: so that a
 * simulated machine can take the place of the real one. Time that only passes is the event loops'
 * {@code ticker()}.
 *
 * @param clock tells the time of day
 * @param random thread-safe
 * @param control makes the one thread on which transfers are decided about
 * @param pools makes the pools for disk and hashing
 */
public record Machine(
    InstantSource clock,
    RandomGenerator random,
    Supplier<ScheduledExecutorService> control,
    Supplier<DiskPools> pools) {

  /** The machine that this program runs on. */
  public static Machine real() {
    return new Machine(Clock.systemUTC(), new SecureRandom(), Machine::thread, DiskPools::new);
  }

  private static ScheduledExecutorService thread() {
    var thread =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              var t = new Thread(work, "transfers");
              t.setDaemon(true);
              return t;
            });
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return thread;
  }
}
