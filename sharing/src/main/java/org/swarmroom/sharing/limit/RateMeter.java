package org.swarmroom.sharing.limit;

/**
 * Bytes a second over the last few seconds: a ring of one-second counts. Confined to its owner's
 * thread; time is an argument, milliseconds of a clock that never goes back.
 */
public final class RateMeter {

  private static final long MILLIS = 1_000;

  private final long[] counts;
  private final long bornAt;
  private long second;
  private long total;

  /**
   * @param seconds length of the window
   */
  public RateMeter(int seconds, long now) {
    counts = new long[seconds + 1];
    bornAt = now;
    second = now / MILLIS;
  }

  public void add(long bytes, long now) {
    advance(now);
    counts[(int) (second % counts.length)] += bytes;
    total += bytes;
  }

  /** Bytes a second. */
  public long rate(long now) {
    advance(now);
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    long window = (counts.length - 1) * MILLIS + now % MILLIS;
    return sum * MILLIS / Math.max(MILLIS / 2, Math.min(window, now - bornAt));
  }

  /** Bytes since the start. */
  public long total() {
    return total;
  }

  private void advance(long now) {
    long to = now / MILLIS;
    long steps = Math.min(to - second, counts.length);
    for (long i = 1; i <= steps; i++) {
      counts[(int) ((to - steps + i) % counts.length)] = 0;
    }
    second = Math.max(second, to);
  }
}
