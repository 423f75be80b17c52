package org.swarmroom.sharing.choke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.sharing.choke.ModelSeed.KIB;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slots where many peers are slow, and the number of them where the user chose none. */
class CrowdTest {

  private static long rateOfFast(long uplink, int slots, boolean crowd) {
    var seed = new ModelSeed(uplink, slots);
    if (crowd) {
      seed.join(450, 0, false);
      seed.join(450, 16 * KIB, true);
      seed.run(0, 2);
    }
    seed.join(100, 50_000 * KIB, true);
    seed.run(2, 20);
    long start = seed.takenByFast();
    seed.run(20, 620);
    return (seed.takenByFast() - start) / 600;
  }

  @ParameterizedTest
  @CsvSource({"10000, 0", "100000, 0", "1000000, 0", "100000, 20"})
  void aCrowdThatIsIdleOrSlowTakesNoTenthFromTheFast(long kibUplink, int slots) {
    long alone = rateOfFast(kibUplink * KIB, slots, false);
    long crowded = rateOfFast(kibUplink * KIB, slots, true);

    assertThat(crowded).isGreaterThan(alone * 9 / 10);
  }

  @Test
  void theSlowOnesAreServedToo() {
    var seed = new ModelSeed(10_000 * KIB, 0);
    seed.join(100, 50_000 * KIB, true);
    seed.join(100, 4 * KIB, true);
    seed.run(0, 900);

    assertThat(seed.servedAll()).isTrue();
  }

  @Test
  void asManySlotsAreOpenAsHelp() {
    var seed = new ModelSeed(10_000 * KIB, 0);
    seed.join(60, 100 * KIB, true);
    seed.run(0, 60);

    assertThat(seed.unchoked()).isEqualTo(60);
  }

  @Test
  void noMoreAreOpenWhereTheLineIsFull() {
    var seed = new ModelSeed(1_000 * KIB, 0);
    seed.join(60, 100 * KIB, true);
    int most = 0;
    long sum = 0;
    for (int second = 20; second < 620; second++) {
      seed.run(second, second + 1);
      most = Math.max(most, seed.unchoked());
      sum += seed.unchoked();
    }
    assertThat(most).isLessThanOrEqualTo(25);
    assertThat(sum / 600).isEqualTo(20);
  }

  @Test
  void theUsersNumberIsHeldExactly() {
    var seed = new ModelSeed(10_000 * KIB, 7);
    seed.join(60, 100 * KIB, true);
    seed.join(60, 4 * KIB, true);
    for (int second = 0; second < 120; second++) {
      seed.run(second, second + 1);
      assertThat(seed.unchoked()).isEqualTo(7);
    }
  }
}
