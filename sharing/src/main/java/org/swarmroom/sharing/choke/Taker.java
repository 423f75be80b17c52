package org.swarmroom.sharing.choke;

import java.time.Duration;

/**
 * One peer that wants data: since when it has a slot or waits for one, and how fast it takes what
 * it may have. Times in milliseconds.
 */
final class Taker {

  /** How long a peer has to show how fast it takes; each measure after that spans as much. */
  static final Duration TRIAL = Duration.ofSeconds(2);

  /** Who asks for nothing for so long does not use its slot. */
  static final Duration IDLE = Duration.ofSeconds(3);

  /** Slow is who takes less than this part of what a slot carries on average. */
  private static final int SLOW_PART = 8;

  /** How long it is known for slow without a slot; twice as long each time it was again. */
  private static final long FIRST_VERDICT = Duration.ofMinutes(2).toMillis();

  private static final int MOST_DOUBLED = 4;

  private static final long NEVER = Long.MIN_VALUE;

  private long since = NEVER;
  private long queuedAt;
  private int turns;
  private long markedAt;
  private long markedBytes;
  private long rate = -1;
  private boolean isMeasured;
  private long usedAt;
  private boolean idle;
  private long slowUntil = NEVER;
  private int slowInARow;

  /**
   * @param queuedAt its place among those who wait
   */
  Taker(long queuedAt) {
    this.queuedAt = queuedAt;
  }

  boolean holds() {
    return since != NEVER;
  }

  boolean isInTurn(long now) {
    return holds() && now - since < Choker.TURN.toMillis();
  }

  long since() {
    return since;
  }

  long queuedAt() {
    return queuedAt;
  }

  int turns() {
    return turns;
  }

  /** Slow for it asks for nothing. */
  boolean isIdle(long now) {
    return idle && isSlow(now);
  }

  boolean isSlow(long now) {
    return now < slowUntil;
  }

  /** It was slow and has had no chance since to show that it isn't any more. */
  boolean isDoubtful(long now) {
    return slowInARow > 0 && !isSlow(now);
  }

  /** Bytes a second in its turn; 0 while that isn't known. */
  long rate() {
    return holds() ? Math.max(0, rate) : 0;
  }

  /**
   * Measures a holder.
   *
   * @param taken bytes that it got of us in all
   * @param asks it has asked for more
   */
  void measure(long taken, boolean asks, long now) {
    if (!holds()) {
      markedBytes = taken;
      return;
    }
    usedAt = asks ? now : usedAt;
    if (now - markedAt >= TRIAL.toMillis()) {
      long fresh = (taken - markedBytes) * 1_000 / (now - markedAt);
      usedAt = fresh > 0 ? now : usedAt;
      rate = Math.max(fresh, rate / 2);
      isMeasured = true;
      markedAt = now;
      markedBytes = taken;
    }
  }

  /**
   * Draws the conclusion from each measure, once.
   *
   * @param fair bytes a second that a slot carries on average
   */
  void judge(long fair, long now) {
    if (!isMeasured || !holds()) {
      return;
    }
    isMeasured = false;
    idle = now - usedAt >= IDLE.toMillis();
    if (!idle && rate >= fair / SLOW_PART) {
      slowUntil = NEVER;
      slowInARow = 0;
    } else if (!isSlow(now)) {
      slowUntil = now + (FIRST_VERDICT << Math.min(MOST_DOUBLED, slowInARow));
      slowInARow++;
    }
  }

  /** It has a slot from now on, or for another turn. */
  void begin(long now) {
    if (!holds()) {
      markedAt = now;
      usedAt = now;
      rate = -1;
      isMeasured = false;
      idle = false;
    }
    since = now;
    turns++;
  }

  void end(long now) {
    since = NEVER;
    queuedAt = now;
  }
}
