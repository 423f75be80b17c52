package org.swarmroom.sharing.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private static final long SECOND = 1_000_000_000L;
  private static final int BLOCK = 16 * 1024;

  /**
   * Several takers who each wait as long as they are told; within five percent over ten seconds.
   */
  @RepeatedTest(300)
  void letsThroughWhatItShouldToFivePercent(RepetitionInfo run) {
    var random = new SplittableRandom(run.getCurrentRepetition());
    long rate = 200_000 + random.nextLong(50_000_000);
    var clock = new AtomicLong(random.nextLong(1L << 40));
    var limit = new RateLimit(rate, clock::get);
    long end = clock.get() + 10 * SECOND;
    long passed = 0;
    while (clock.get() < end) {
      if (limit.tryTake(BLOCK)) {
        passed += BLOCK;
      } else {
        clock.addAndGet(Math.max(1, limit.nanosUntilFree()));
      }
    }
    assertThat((double) passed).isBetween(rate * 9.5, rate * 10.5);
  }

  /** Two transfers with a limit each, and one for both: nobody gets more than any limit lets by. */
  @RepeatedTest(300)
  void chainedLimitsHoldToFivePercentEach(RepetitionInfo run) {
    var random = new SplittableRandom(run.getCurrentRepetition());
    var clock = new AtomicLong(random.nextLong(1L << 40));
    long first = 200_000 + random.nextLong(5_000_000);
    long second = 200_000 + random.nextLong(5_000_000);
    long both = 200_000 + random.nextLong(first + second);
    var shared = new RateLimit(both, clock::get);
    var chains =
        List.of(
            new RateChain(new RateLimit(first, clock::get), shared),
            new RateChain(new RateLimit(second, clock::get), shared));
    long[] passed = new long[2];
    long end = clock.get() + 10 * SECOND;
    while (clock.get() < end) {
      int who = random.nextInt(2);
      if (chains.get(who).tryTake(BLOCK)) {
        passed[who] += BLOCK;
      } else if (!chains.get(1 - who).tryTake(BLOCK)) {
        clock.addAndGet(
            Math.max(1, Math.min(chains.get(0).nanosUntilFree(), chains.get(1).nanosUntilFree())));
      } else {
        passed[1 - who] += BLOCK;
      }
    }
    assertThat((double) passed[0]).isLessThan(first * 10.5);
    assertThat((double) passed[1]).isLessThan(second * 10.5);
    assertThat((double) passed[0] + passed[1])
        .isBetween(Math.min(both, first + second) * 9.5, Math.min(both, first + second) * 10.5);
  }

  @Test
  void whatTheSharedLimitRefusesCostsTheOwnNothing() {
    var clock = new AtomicLong();
    var own = new RateLimit(1_000_000, clock::get);
    var shared = new RateLimit(1, clock::get);
    var chain = new RateChain(own, shared);
    clock.addAndGet(SECOND);
    assertThat(chain.tryTake(BLOCK)).isTrue();
    for (int i = 0; i < 1_000; i++) {
      assertThat(chain.tryTake(BLOCK)).isFalse();
    }

    assertThat(own.nanosUntilFree()).isZero();
    assertThat(chain.isHeldByOwn()).isFalse();
    shared.setRate(0);
    assertThat(chain.tryTake(BLOCK)).isTrue();
  }

  @Test
  void zeroMeansNoLimit() {
    var limit = new RateLimit(0, () -> 0);
    for (int i = 0; i < 1_000; i++) {
      assertThat(limit.tryTake(Integer.MAX_VALUE)).isTrue();
    }
    assertThat(limit.nanosUntilFree()).isZero();
  }

  @Test
  void aNewRateHoldsAtOnce() {
    var clock = new AtomicLong();
    var limit = new RateLimit(1_000, clock::get);
    clock.addAndGet(SECOND);
    assertThat(limit.tryTake(100_000)).isTrue();
    assertThat(limit.nanosUntilFree()).isGreaterThan(90 * SECOND);
    limit.setRate(1_000_000);

    assertThat(limit.nanosUntilFree()).isLessThan(SECOND);
  }

  @Test
  void aMeterShowsTheRateOfTheLastSeconds() {
    var meter = new RateMeter(5, 0);
    for (long now = 0; now < 20_000; now += 100) {
      meter.add(1_000, now);
    }
    assertThat(meter.rate(20_000)).isBetween(9_500L, 10_500L);
    assertThat(meter.rate(30_000)).isZero();
    assertThat(meter.total()).isEqualTo(200_000);
  }
}
