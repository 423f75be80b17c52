package org.swarmroom.chat.succession.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rooms with all faults, by seed. {@code -Dsim.seeds=10000} runs more of them, {@code
 * -Dsim.first=N} others; {@link SimulationByHand} writes the event log of one.
 */
class SimulationTest {

  private static final int SEEDS = Integer.getInteger("sim.seeds", 200);
  private static final long FIRST = Long.getLong("sim.first", 0);

  /** Runs in which the absence of a rule must show. */
  private static final int ENOUGH = 500;

  private static final long IN_TIME = 3_000;
  private static final long SILENT = 20_000;

  private static SimRoom.Outcome run(long seed, Set<Rule> removed) {
    return SimRoom.run(Plan.random(seed), removed, Optional.empty());
  }

  @Test
  void whateverDiesNoLineIsLostOrDoubledAndOneHostIsLeft() {
    List<String> wrong = new ArrayList<>();
    int races = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      var outcome = run(seed, Set.of());
      races += outcome.races();
      for (String sentence : outcome.wrong()) {
        wrong.add("seed " + seed + ": " + sentence);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(races).isLessThan(manyRaces(SEEDS));
  }

  @ParameterizedTest
  @EnumSource(value = Rule.class, mode = EnumSource.Mode.EXCLUDE, names = "RANK_WAIT")
  void noRuleCanBeLeftOut(Rule rule) {
    assertThat(LongStream.range(0, ENOUGH)).anyMatch(seed -> isMissed(rule, seed));
  }

  private static boolean isMissed(Rule rule, long seed) {
    return rule == Rule.REACHABILITY
        ? !talkInTime(again(seed, Fault.Kind.KILL, EnumSet.of(rule)), IN_TIME)
        : !run(seed, EnumSet.of(rule)).wrong().isEmpty();
  }

  @Test
  void withoutTurnsManyWouldOpenAtOneMoment() {
    int seeds = 100;
    long races =
        LongStream.range(0, seeds).map(seed -> run(seed, EnumSet.of(Rule.RANK_WAIT)).races()).sum();
    assertThat(races).isGreaterThan(manyRaces(seeds));
  }

  private static int manyRaces(int seeds) {
    return 3 + seeds / 50;
  }

  @Test
  void afterAKilledHostAllTalkAgainWithinThreeSeconds() {
    for (long seed = FIRST; seed < FIRST + SEEDS / 4; seed++) {
      long again = again(seed, Fault.Kind.KILL, Set.of());
      assertThat(talkInTime(again, IN_TIME)).as("seed " + seed + ": " + again + " ms").isTrue();
    }
  }

  @Test
  void afterASilentHostAllTalkAgainWithinTwentySeconds() {
    for (long seed = FIRST; seed < FIRST + SEEDS / 4; seed++) {
      long again = again(seed, Fault.Kind.LOSE_POWER, Set.of());
      assertThat(talkInTime(again, SILENT)).as("seed " + seed + ": " + again + " ms").isTrue();
    }
  }

  private static long again(long seed, Fault.Kind kind, Set<Rule> removed) {
    return SimRoom.runCalm(Plan.calm(seed, kind), removed).again();
  }

  private static boolean talkInTime(long again, long limit) {
    return again >= 0 && again < limit;
  }

  @Test
  void theSameSeedGivesTheSameEventLog() {
    for (long seed = 0; seed < 5; seed++) {
      assertThat(run(seed, Set.of()).digest()).isEqualTo(run(seed, Set.of()).digest());
    }
    assertThat(run(1, Set.of()).digest()).isNotEqualTo(run(2, Set.of()).digest());
  }
}
