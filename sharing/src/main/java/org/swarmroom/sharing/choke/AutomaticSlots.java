package org.swarmroom.sharing.choke;

import java.time.Duration;

/**
 * How many upload slots help, where the user chose no number: more are opened while each lot of
 * them adds to what flows in all, as long as somebody waits. Invariant: between {@value #LEAST} and
 * {@value #MOST}. A lot that added less than half its share is closed again, and the next is tried
 * after a pause that doubles. Owned by {@link SlotBudget}'s lock.
 */
final class AutomaticSlots {

  static final int LEAST = 20;
  static final int MOST = 80;

  /** How long a rate is measured: a new connection is up to speed within. */
  static final Duration WINDOW = Duration.ofSeconds(3);

  private static final int FIRST_STEP = 5;
  private static final long FIRST_PAUSE = Duration.ofSeconds(30).toMillis();
  private static final long LONGEST_PAUSE = Duration.ofMinutes(8).toMillis();

  private int slots = LEAST;
  private int before = LEAST;
  private int step = FIRST_STEP;
  private long rateBefore;
  private long markedAt = Long.MIN_VALUE;
  private long markedBytes;
  private long notBefore = Long.MIN_VALUE;
  private long pause = FIRST_PAUSE;

  int slots() {
    return slots;
  }

  /**
   * @param sent bytes of blocks sent in all
   * @param wanted slots that could be used
   * @param now milliseconds of a clock that never goes back
   * @return the number of slots from now on
   */
  int review(long sent, int wanted, long now) {
    if (markedAt == Long.MIN_VALUE) {
      mark(sent, now);
    } else if (now - markedAt >= WINDOW.toMillis()) {
      long rate = (sent - markedBytes) * 1_000 / (now - markedAt);
      mark(sent, now);
      judge(rate, wanted, now);
    }
    return slots;
  }

  private void mark(long sent, long now) {
    markedAt = now;
    markedBytes = sent;
  }

  private void judge(long rate, int wanted, long now) {
    if (slots > before) {
      judgeStep(rate, now);
    }
    if (wanted <= before) {
      settle(Math.max(LEAST, wanted));
    } else if (before < MOST && now >= notBefore) {
      rateBefore = rate;
      slots = Math.min(Math.min(MOST, wanted), before + step);
    }
  }

  /** Whether the last lot gave at least half of what as many slots gave on average before. */
  private void judgeStep(long rate, long now) {
    boolean helped =
        rate > rateBefore && (rate - rateBefore) * 2 * before >= rateBefore * (slots - before);
    if (helped) {
      before = slots;
      step *= 2;
      pause = FIRST_PAUSE;
    } else {
      settle(before);
      notBefore = now + pause;
      pause = Math.min(LONGEST_PAUSE, pause * 2);
    }
  }

  private void settle(int number) {
    slots = Math.min(before, number);
    before = slots;
    step = FIRST_STEP;
  }
}
