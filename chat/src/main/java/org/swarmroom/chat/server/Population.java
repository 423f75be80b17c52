package org.swarmroom.chat.server;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts connections against the limits. For any thread. */
final class Population {

  private final ServerLimits limits;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger unregistered = new AtomicInteger();

  Population(ServerLimits limits) {
    this.limits = limits;
  }

  /**
   * @return false if there are too many already; then nothing is counted
   */
  boolean enter() {
    if (open.incrementAndGet() > limits.connections()) {
      open.decrementAndGet();
      return false;
    }
    if (unregistered.incrementAndGet() > limits.unregistered()) {
      unregistered.decrementAndGet();
      open.decrementAndGet();
      return false;
    }
    return true;
  }

  void registered() {
    unregistered.decrementAndGet();
  }

  void leave(boolean registered) {
    open.decrementAndGet();
    if (!registered) {
      unregistered.decrementAndGet();
    }
  }
}
