package org.swarmroom.chat.request;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How often one may ask the room: {@value #BURST} questions at once, then one in {@value
 * #EVERY_MILLIS} ms; the same question not twice in that time. Time is given in ms. Not
 * thread-safe.
 */
public final class AskLimit {

  static final int BURST = 5;
  static final long EVERY_MILLIS = 10_000;

  private final Map<String, Long> askedAt = new HashMap<>();
  private double tokens = BURST;
  private long filledAt;

  public AskLimit(long now) {
    this.filledAt = now;
  }

  /**
   * @return one sentence if this must not be asked now; else it counts as asked
   */
  public Optional<String> ask(String query, long now) {
    tokens = Math.min(BURST, tokens + (double) (now - filledAt) / EVERY_MILLIS);
    filledAt = now;
    askedAt.values().removeIf(at -> now - at >= EVERY_MILLIS);
    String same = query.strip().toLowerCase(Locale.ROOT);
    Long before = askedAt.get(same);
    if (before != null) {
      return Optional.of(
          "You asked for \""
              + query
              + "\" just now; offers still come in. Ask again in "
              + seconds(EVERY_MILLIS - (now - before))
              + " s.");
    }
    if (tokens < 1) {
      return Optional.of(
          "You asked "
              + BURST
              + " times just now; ask again in "
              + seconds((long) ((1 - tokens) * EVERY_MILLIS))
              + " s.");
    }
    tokens--;
    askedAt.put(same, now);
    return Optional.empty();
  }

  private static long seconds(long millis) {
    return Math.max(1, (millis + 999) / 1000);
  }
}
