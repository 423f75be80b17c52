package org.swarmroom.sharing.pick;

import java.time.Duration;

/**
 * When a peer is late with a block, and who may be asked for it in its place. Rates are in bytes a
 * second, each peer's own of late.
 */
public final class Lateness {

  /** Whatever its rate, a peer may take so long. */
  static final Duration LEAST = Duration.ofSeconds(1);

  /** Whatever its rate, after so long others may be asked. */
  static final Duration MOST = Duration.ofSeconds(5);

  /** What asking again in the endgame has to gain. */
  private static final Duration LEAST_GAIN = Duration.ofMillis(300);

  /** And what asking twice has to. */
  private static final Duration LEAST_GAIN_TWICE = Duration.ofSeconds(1);

  /** So many times its own pace is late. */
  private static final int TIMES = 2;

  /** How much faster the other has to be. */
  private static final int FASTER = 4;

  /** A peer that sends nothing counts as one that sends this. */
  private static final long LEAST_RATE = 1_024;

  private Lateness() {}

  /**
   * @param waitedMillis since the block was asked for
   * @param outstanding blocks that the peer owes us
   */
  public static boolean isLate(long waitedMillis, int outstanding, long rate) {
    if (waitedMillis >= MOST.toMillis()) {
      return true;
    }
    return waitedMillis >= LEAST.toMillis() + TIMES * drainMillis(outstanding, rate);
  }

  /**
   * In the endgame: whether a peer would be done in half the time that another one needs.
   *
   * @param millis that the one needs for what it owes us and one block more
   * @param others that the other needs for what it owes us
   */
  public static boolean isSooner(long millis, long others) {
    return others >= LEAST_GAIN.toMillis() + 2 * millis;
  }

  /** As {@link #isSooner}, in a quarter of the time: what is asked twice may well come twice. */
  public static boolean isMuchSooner(long millis, long others) {
    return others >= LEAST_GAIN_TWICE.toMillis() + 4 * millis;
  }

  private static long drainMillis(int blocks, long rate) {
    return (long) blocks * Block.SIZE * 1_000 / Math.max(1, rate);
  }

  public static boolean isFastEnough(long rate, long lateOnesRate) {
    return rate >= FASTER * Math.max(LEAST_RATE, lateOnesRate);
  }
}
