package org.swarmroom.sharing.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Wakes a waiting test whenever anything happened at any member. */
final class Moves {

  private long count;

  synchronized void happened() {
    count++;
    notifyAll();
  }

  void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      long before = count();
      if (condition.getAsBoolean()) {
        return;
      }
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      assertThat(left).as("waited in vain for: %s", what).isPositive();
      waitBeyond(before, left);
    }
  }

  private synchronized long count() {
    return count;
  }

  private synchronized void waitBeyond(long before, long millis) {
    try {
      if (count == before) {
        wait(millis);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
