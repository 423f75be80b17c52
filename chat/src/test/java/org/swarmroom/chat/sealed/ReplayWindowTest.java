package org.swarmroom.chat.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {

  @RepeatedTest(200)
  void eachNumberIsTakenOnceInAnyOrder(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var window = new ReplayWindow();
    Set<Long> taken = new HashSet<>();
    long highest = 0;
    for (int i = 0; i < 3_000; i++) {
      int reach = random.nextInt(20) == 0 ? 3_000 : 40;
      long number = Math.max(1, highest + random.nextInt(reach) - reach / 2);
      boolean inside = number > highest - ReplayWindow.SIZE;
      assertThat(window.take(number)).isEqualTo(inside && taken.add(number));
      highest = Math.max(highest, number);
    }
  }

  @Test
  void zeroAndLessAreNoNumbers() {
    var window = new ReplayWindow();
    assertThat(window.take(0)).isFalse();
    assertThat(window.take(-5)).isFalse();
    assertThat(window.take(Long.MAX_VALUE)).isTrue();
    assertThat(window.take(Long.MAX_VALUE)).isFalse();
    assertThat(window.take(1)).isFalse();
  }
}
