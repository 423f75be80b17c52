package org.swarmroom.chat.server;

/**
 * Lines a client may send: a burst at once, then so many a second. What is over is not refused but
 * waits. Lines that the room asked for are not counted.
 *
 * <p>Time is given in ns. Confined to the connection's event loop.
 */
final class FloodBucket {

  private static final int MAX_CREDIT = 1_000;

  private final double burst;
  private final double perNano;
  private double tokens;
  private long credit;
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
    if (credit > 0) {
      credit--;
      return true;
    }
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  /** So many lines more than the pace allows, whenever they come. */
  void credit(int lines) {
    credit = Math.min(MAX_CREDIT, credit + lines);
  }

  /** Nanoseconds until {@link #take} works again. */
  long waitNanos() {
    return tokens >= 1 || credit > 0 ? 0 : (long) Math.ceil((1 - tokens) / perNano);
  }
}
