package org.swarmroom.sharing.sim;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Worlds of mixed faults. {@code -Dsim.seeds=1000} runs more of them, {@code -Dsim.first=N} others;
 * {@code -Dsim.digests=FILE} keeps what came out, or compares with what is kept there. {@link
 * SimulatorByHand} writes the log of one.
 */
@ExtendWith(TheDeadKeepBuffers.class)
class SimulatorTest {

  private static long fetched;
  private static long inVain;

  static LongStream seeds() {
    long first = Long.getLong("sim.first", 0);
    return LongStream.range(first, first + Long.getLong("sim.seeds", 30));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyHonestLeechCompletesNobodyHonestIsBannedAndNoLiarOutlivesTwoBadPieces(long seed)
      throws IOException {
    var outcome = run(seed);

    assertThat(outcome.wrong()).isEmpty();
    fetched += outcome.fetched();
    inVain += outcome.inVain();
    compare(seed, outcome.digest());
  }

  /** The contents are small: nearly all of each is the endgame. */
  @AfterAll
  static void fewBytesComeInVain() {
    assertThat(inVain).isLessThan(fetched / 40);
  }

  /** With the digests that an earlier run of this program left, where there are some. */
  private static void compare(long seed, String digest) throws IOException {
    var kept = System.getProperty("sim.digests");
    if (kept != null) {
      var file = Path.of(kept);
      var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
      var before = lines.stream().filter(l -> l.startsWith(seed + " ")).findAny();
      if (before.isPresent()) {
        assertThat(seed + " " + digest).isEqualTo(before.get());
      } else {
        Files.writeString(file, seed + " " + digest + "\n", CREATE, APPEND);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameEventLog() throws IOException {
    for (long seed = 0; seed < 5; seed++) {
      assertThat(run(seed).digest()).isEqualTo(run(seed).digest());
    }
    assertThat(run(1).digest()).isNotEqualTo(run(2).digest());
  }

  @Test
  @Timeout(600)
  void twoHundredNodesRunForTenMinutes() throws IOException {
    assumeThat(Long.getLong("sim.seeds", 30)).isGreaterThanOrEqualTo(100);
    assertThat(Swarm.runFor(Plans.crowd(1), 10).wrong()).isEmpty();
  }

  private static Swarm.Outcome run(long seed) throws IOException {
    return Swarm.run(Plans.mixed(seed), Optional.empty(), 60);
  }
}
