package org.swarmroom.chat.request;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How many requests of others are answered: {@value #BURST} at once of one asker and then one in
 * {@value #EVERY_MILLIS} ms, {@value #BURST_OF_ALL} at once of all askers and then one in {@value
 * #EVERY_MILLIS_OF_ALL} ms. What is over goes unanswered: a host takes so many lines a second of
 * each client, and behind a flood of offers our own words would wait. Time is given in ms. Not
 * thread-safe.
 */
public final class AnswerLimit {

  /** More patient than {@link AskLimit}, so that who keeps to that is always answered. */
  static final int BURST = 8;

  static final long EVERY_MILLIS = 8_000;
  static final int BURST_OF_ALL = 40;
  static final long EVERY_MILLIS_OF_ALL = 500;
  private static final int ASKERS = 500;

  private final Map<String, Bucket> askers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > ASKERS;
        }
      };
  private final Bucket all;

  public AnswerLimit(long now) {
    all = new Bucket(BURST_OF_ALL, EVERY_MILLIS_OF_ALL, now);
  }

  /** Whether a request is to be answered; then it counts. */
  public boolean answer(String asker, long now) {
    Bucket own =
        askers.computeIfAbsent(
            asker.toLowerCase(Locale.ROOT), nick -> new Bucket(BURST, EVERY_MILLIS, now));
    return own.take(now) && all.take(now);
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
      tokens = Math.min(burst, tokens + (double) (now - filledAt) / everyMillis);
      filledAt = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
