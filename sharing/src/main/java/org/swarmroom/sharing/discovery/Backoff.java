package org.swarmroom.sharing.discovery;

import java.util.random.RandomGenerator;

/**
 * How long to wait before a peer is dialled again: 1 s, doubled each time up to a limit, 25 % more
 * or less so that nobody dials in step.
 */
final class Backoff {

  private static final long FIRST_MILLIS = 1_000;
  private static final long EXPECTED_MOST_MILLIS = 30_000;
  private static final long AWAY_MOST_MILLIS = 300_000;

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param failures in a row, from 1
   * @param expected whether it should be there: the room lists it, or the user typed its address
   */
  long millis(int failures, boolean expected) {
    long most = expected ? EXPECTED_MOST_MILLIS : AWAY_MOST_MILLIS;
    long plain = Math.min(most, FIRST_MILLIS << Math.min(20, Math.max(0, failures - 1)));
    return plain * 3 / 4 + random.nextLong(plain / 2 + 1);
  }
}
