package org.swarmroom.sharing.pick;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenessTest {

  private static final long KIB = 1 << 10;

  @Test
  void aPeerThatKeepsItsOwnPaceIsNotLate() {
    // 16 blocks of 16 KiB at 256 KiB a second are one second.
    assertThat(Lateness.isLate(1_100, 16, 256 * KIB)).isFalse();
    assertThat(Lateness.isLate(2_900, 16, 256 * KIB)).isFalse();
    assertThat(Lateness.isLate(3_000, 16, 256 * KIB)).isTrue();
  }

  @Test
  void whoeverIsSlowIsLateAfterFiveSeconds() {
    assertThat(Lateness.isLate(4_999, 8, KIB)).isFalse();
    assertThat(Lateness.isLate(5_000, 8, KIB)).isTrue();
    assertThat(Lateness.isLate(5_000, 8, 0)).isTrue();
  }

  @Test
  void onlyAPeerFourTimesAsFastGetsWhatAnotherIsLateWith() {
    assertThat(Lateness.isFastEnough(399 * KIB, 100 * KIB)).isFalse();
    assertThat(Lateness.isFastEnough(400 * KIB, 100 * KIB)).isTrue();
    assertThat(Lateness.isFastEnough(KIB, 0)).isFalse();
  }

  @Test
  void inTheEndgameABlockIsSoonerHadInHalfTheTime() {
    assertThat(Lateness.isSooner(1_000, 2_300)).isTrue();
    assertThat(Lateness.isSooner(1_000, 2_299)).isFalse();
    assertThat(Lateness.isSooner(10, 200)).isFalse();
  }
}
