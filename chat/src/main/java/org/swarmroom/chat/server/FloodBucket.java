package org.swarmroom.chat.server;

/**
 * Lines a client may send: a burst at once, then so many a second. What is over is not refused but
 * waits.
 *
 * <p>Time is given in ns. Confined to the connection's event loop.
 */
final class FloodBucket {

  private final double burst;
  private final double perNano;
  private double tokens;
  private long filledAt;

  FloodBucket(int burst, double perSecond, long now) {
    this.burst = burst;
    this.perNano = perSecond / 1e9;
    this.tokens = burst;
    this.filledAt = now;
  }

  /** Takes one line's worth if there is one. */
  boolean take(long now) {
    tokens = Math.min(burst, tokens + (now - filledAt) * perNano);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  /** Nanoseconds until {@link #take} works again. */
  long waitNanos() {
    return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / perNano);
  }
}
