package org.swarmroom.sharing.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Worlds of mixed faults. {@code -Dsim.seeds=1000} runs more of them, {@code -Dsim.first=N} others;
 * {@link SimulatorByHand} writes the log of one.
 */
class SimulatorTest {

  private static final ResourceLeakDetector.Level LEVEL = ResourceLeakDetector.getLevel();

  /** A node that is killed gives no buffer back, as a process would not. */
  @BeforeAll
  static void theDeadLeaveBuffers() {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
  }

  @AfterAll
  static void theLivingDoNot() {
    ResourceLeakDetector.setLevel(LEVEL);
  }

  static LongStream seeds() {
    long first = Long.getLong("sim.first", 0);
    return LongStream.range(first, first + Long.getLong("sim.seeds", 30));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyHonestLeechCompletesNobodyHonestIsBannedAndNoLiarOutlivesTwoBadPieces(long seed)
      throws IOException {
    assertThat(run(seed).wrong()).isEmpty();
  }

  @Test
  void theSameSeedGivesTheSameEventLog() throws IOException {
    for (long seed = 0; seed < 5; seed++) {
      assertThat(run(seed).digest()).isEqualTo(run(seed).digest());
    }
    assertThat(run(1).digest()).isNotEqualTo(run(2).digest());
  }

  private static Swarm.Outcome run(long seed) throws IOException {
    return Swarm.run(Plans.mixed(seed), Optional.empty(), 60);
  }
}
