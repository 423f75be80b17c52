package org.swarmroom.chat.sealed;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many greetings are checked, since each costs about a millisecond: {@value #BURST} at once of
 * one peer and then one in {@value #EVERY_MILLIS} ms; {@value #BURST_OF_ALL} at once of all and
 * then one in {@value #EVERY_MILLIS_OF_ALL} ms. Time is given in ms and may jump.
 */
final class GreetingLimit {

  static final int BURST = 8;
  static final long EVERY_MILLIS = 2_000;
  static final int BURST_OF_ALL = 200;
  static final long EVERY_MILLIS_OF_ALL = 50;
  private static final int PEERS = 1_000;

  private final Map<String, Bucket> peers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > PEERS;
        }
      };
  private final Bucket all;

  GreetingLimit(long now) {
    all = new Bucket(BURST_OF_ALL, EVERY_MILLIS_OF_ALL, now);
  }

  /**
   * Whether one more may be checked; then it counts.
   *
   * @param expected we wait for this peer's greeting: strangers must not be able to crowd it out
   */
  boolean take(String peer, boolean expected, long now) {
    Bucket own = peers.computeIfAbsent(peer, p -> new Bucket(BURST, EVERY_MILLIS, now));
    return own.take(now) && (all.take(now) || expected);
  }

  private static final class Bucket {

    private final int burst;
    private final long everyMillis;
    private double tokens;
    private long filledAt;

    Bucket(int burst, long everyMillis, long now) {
      this.burst = burst;
      this.everyMillis = everyMillis;
      this.tokens = burst;
      this.filledAt = now;
    }

    boolean take(long now) {
      double more = (double) Math.max(0, now - filledAt) / everyMillis;
      tokens = Math.min(burst, tokens + more);
      filledAt = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
