package org.swarmroom.sharing.pick;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThroughputTest {

  private final Throughput throughput = new Throughput();

  /** A block each 100 ms, for so long. */
  private long sends(long from, long millis) {
    throughput.asked(from);
    for (long now = from; now <= from + millis; now += 100) {
      throughput.came(Block.SIZE, now);
    }
    return from + millis;
  }

  @Test
  void timeWithoutRequestsIsNotCounted() {
    long idleSince = sends(0, 10_000);
    long now = sends(idleSince + 60_000, 1_000);

    assertThat(throughput.hoped(10, now)).isBetween(900L, 1_100L);
    assertThat(throughput.feared(9, 1, now)).isBetween(900L, 1_150L);
  }

  @Test
  void ofWhomNothingIsKnownNothingIsTakenAndNothingExpected() {
    throughput.asked(0);

    long soon = throughput.hoped(8, 0);
    assertThat(soon).isLessThan(1_000);
    assertThat(Lateness.isSooner(new Throughput().feared(0, 1, 0), soon)).isFalse();
  }

  @Test
  void whoSaysNothingSeemsSlowerTheLongerItTakes() {
    throughput.asked(0);

    assertThat(throughput.hoped(8, 8_000)).isGreaterThan(30_000);
    assertThat(throughput.feared(0, 1, 8_000)).isLessThan(1_000);
  }

  @Test
  void theEndOfALongQueueCanBeCancelledAndThatOfAShortOneCannot() {
    sends(0, 10_000);

    assertThat(throughput.isPastCancel(20)).isTrue();
    assertThat(throughput.isPastCancel(40)).isFalse();
  }
}
