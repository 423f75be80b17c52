package org.swarmroom.chat.client;

import java.util.random.RandomGenerator;

/**
 * Pauses between attempts: doubled each time up to the longest, and of that a random part between
 * half and all, so that members who lost the same host don't come back at one moment.
 */
final class Backoff {

  private final long firstMillis;
  private final long lastMillis;
  private final RandomGenerator random;
  private int attempts;

  Backoff(long firstMillis, long lastMillis, RandomGenerator random) {
    this.firstMillis = firstMillis;
    this.lastMillis = lastMillis;
    this.random = random;
  }

  long nextMillis() {
    long full = Math.min(lastMillis, firstMillis << Math.min(attempts, 20));
    attempts++;
    return full / 2 + random.nextLong(full / 2 + 1);
  }

  void reset() {
    attempts = 0;
  }
}
