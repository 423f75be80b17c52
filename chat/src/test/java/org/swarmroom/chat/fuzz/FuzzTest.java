package org.swarmroom.chat.fuzz;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.swarmroom.testdata.FuzzTarget;

class FuzzTest {

  private static final int MUTATIONS = 50;

  static List<FuzzTarget> targets() {
    return FuzzTargets.all();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whatAFuzzerOnceFoundStaysMended(FuzzTarget target) {
    target.replay();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void randomChangesBreakNothing(FuzzTarget target) {
    target.mutate(MUTATIONS, 2026);
  }
}
