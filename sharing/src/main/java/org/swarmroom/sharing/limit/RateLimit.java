package org.swarmroom.sharing.limit;

import java.util.function.LongSupplier;

/**
 * A token bucket. Invariant: over any time span no more bytes pass than rate times span plus a
 * tenth of a second's worth and one take. A take is allowed while tokens are left and may run into
 * debt, so takes bigger than the bucket pass too. Thread-safe.
 */
public final class RateLimit {

  private static final long SECOND = 1_000_000_000L;

  private final LongSupplier nanoClock;
  private long rate;
  private double tokens;
  private long filledAt;

  /**
   * @param bytesPerSecond 0 for no limit
   * @param nanoClock as {@link System#nanoTime}
   */
  public RateLimit(long bytesPerSecond, LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.rate = bytesPerSecond;
    this.filledAt = nanoClock.getAsLong();
  }

  /** Takes effect at once; debts stay, in bytes. */
  public synchronized void setRate(long bytesPerSecond) {
    fill();
    rate = bytesPerSecond;
    tokens = Math.min(tokens, burst());
  }

  public synchronized long rate() {
    return rate;
  }

  /** Whether {@code bytes} may pass now; if so they are counted. */
  public synchronized boolean tryTake(int bytes) {
    if (rate == 0) {
      return true;
    }
    fill();
    if (tokens <= 0) {
      return false;
    }
    tokens -= bytes;
    return true;
  }

  /** Counts bytes that have passed already, into debt where need be. */
  public synchronized void take(int bytes) {
    if (rate != 0) {
      fill();
      tokens -= bytes;
    }
  }

  /** Gives back what was taken and did not pass. */
  public synchronized void giveBack(int bytes) {
    if (rate != 0) {
      tokens = Math.min(burst(), tokens + bytes);
    }
  }

  /** Nanoseconds until {@link #tryTake} may succeed; 0 where it may now. */
  public synchronized long nanosUntilFree() {
    if (rate == 0) {
      return 0;
    }
    fill();
    return tokens > 0 ? 0 : (long) Math.ceil((1 - tokens) * SECOND / rate);
  }

  private void fill() {
    long now = nanoClock.getAsLong();
    if (rate > 0) {
      tokens = Math.min(burst(), tokens + (double) (now - filledAt) * rate / SECOND);
    }
    filledAt = now;
  }

  private double burst() {
    return Math.max(1, rate / 10.0);
  }
}
