package org.swarmroom.sharing.choke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.swarmroom.sharing.choke.Choker.Candidate;

class ChokerTest {

  private static final long TURN = Choker.TURN.toMillis();

  private static Candidate giving(int peer, long rate) {
    return new Candidate(peer, rate, false, 0, true);
  }

  @Test
  void everybodyGetsASlotWhileThereAreEnough() {
    var choker = new Choker(new SplittableRandom(1));

    assertThat(choker.decide(List.of(giving(1, 0), giving(2, 0)), 2, 0, true, 0))
        .containsExactly(1, 2);
  }

  @Test
  void thePeerThatGivesMostKeepsItsSlotAndOneNewcomerGetsATurn() {
    var choker = new Choker(new SplittableRandom(1));

    var unchoked =
        choker.decide(List.of(giving(1, 900), giving(2, 300), giving(3, 0)), 2, 0, false, 0);

    assertThat(unchoked).contains(1).hasSize(2);
  }

  @Test
  void everyNewcomerHasItsOptimisticTurnInTime() {
    var choker = new Choker(new SplittableRandom(1));
    var seen = new HashSet<Integer>();
    for (long now = 0; now < 40 * TURN; now += TURN) {
      seen.addAll(
          choker.decide(
              List.of(giving(1, 900), giving(2, 0), giving(3, 0), giving(4, 0)), 2, 0, false, now));
    }
    assertThat(seen).containsExactlyInAnyOrder(1, 2, 3, 4);
  }

  @Test
  void aPeerThatOwesUsDataLosesItsPlace() {
    var choker = new Choker(new SplittableRandom(1));
    var peers =
        List.of(
            new Candidate(1, 900, true, 0, true), giving(2, 300), giving(3, 200), giving(4, 100));

    assertThat(choker.decide(peers, 3, 0, false, 0)).contains(2, 3);
  }

  @Test
  void aSeedGivesTurnsToAllWhoWait() {
    var choker = new Choker(new SplittableRandom(1));
    var peers = List.of(giving(1, 0), giving(2, 0), giving(3, 0), giving(4, 0), giving(5, 0));
    Map<Integer, Integer> turns = new HashMap<>();
    for (long now = 0; now < 50 * TURN; now += TURN) {
      choker.decide(peers, 2, 0, true, now).forEach(p -> turns.merge(p, 1, Integer::sum));
    }
    assertThat(turns.values()).allMatch(n -> n >= 18 && n <= 22);
  }

  @Test
  void aSeedsSlotIsKeptForAWholeTurn() {
    var choker = new Choker(new SplittableRandom(1));
    var first = choker.decide(List.of(giving(1, 0)), 1, 0, true, 0);
    var later = choker.decide(List.of(giving(1, 0), giving(2, 0)), 1, 0, true, TURN - 1);

    assertThat(later).isEqualTo(first);
  }

  private static Candidate taking(int peer, long taken) {
    return new Candidate(peer, 0, false, taken, true);
  }

  @Test
  void whoHardlyTakesAnythingLosesItsSlotBeforeItsTurnIsOver() {
    var choker = new Choker(new SplittableRandom(1));
    choker.decide(List.of(taking(1, 0), taking(2, 0)), 2, 0, true, 0);

    var unchoked =
        choker.decide(
            List.of(taking(1, 10_000_000), taking(2, 20_000), taking(3, 0)), 2, 0, true, 2_000);

    assertThat(unchoked).containsExactlyInAnyOrder(1, 3);
  }

  @Test
  void whoAsksForNothingLosesItsSlotToo() {
    var choker = new Choker(new SplittableRandom(1));
    var idle = new Candidate(1, 0, false, 0, false);
    assertThat(choker.decide(List.of(idle), 1, 0, true, 0)).containsExactly(1);
    assertThat(choker.decide(List.of(idle, taking(2, 0)), 1, 0, true, 2_000)).containsExactly(1);

    assertThat(choker.decide(List.of(idle, taking(2, 0)), 1, 0, true, 4_000)).containsExactly(2);
  }

  @Test
  void whoIsKnownForSlowComesAfterAllOthersForAWhileOnly() {
    var choker = new Choker(new SplittableRandom(1));
    choker.decide(List.of(taking(1, 0), taking(2, 0)), 2, 0, true, 0);
    long fast = 10_000_000;
    for (long now = 2_000; now < 100_000; now += 2_000, fast += 10_000_000) {
      var peers = List.of(taking(1, fast), taking(2, 100), taking(3, fast), taking(4, fast));
      assertThat(choker.decide(peers, 2, 0, true, now)).doesNotContain(2);
    }
    var later = new HashSet<Integer>();
    for (long now = 100_000; now < 300_000; now += 2_000, fast += 10_000_000) {
      var peers = List.of(taking(1, fast), taking(2, 100), taking(3, fast), taking(4, fast));
      later.addAll(choker.decide(peers, 2, 0, true, now));
    }
    assertThat(later).contains(2);
  }

  @Test
  void spareSlotsAreForSlowPeersAlone() {
    var choker = new Choker(new SplittableRandom(1));
    choker.decide(List.of(taking(1, 0), taking(2, 0)), 2, 1, true, 0);
    var peers = List.of(taking(1, 10_000_000), taking(2, 20_000), taking(3, 0), taking(4, 0));

    var unchoked = choker.decide(peers, 2, 1, true, 2_000);

    assertThat(unchoked).contains(1, 2).hasSize(3);
  }

  @Test
  void aGrantOfSpareSlotsAloneIsUsed() {
    var choker = new Choker(new SplittableRandom(1));
    choker.decide(List.of(taking(1, 0), taking(2, 0)), 2, 0, true, 0);
    var peers = List.of(taking(1, 10_000_000), taking(2, 20_000), taking(3, 0));
    choker.decide(peers, 2, 0, true, 2_000);

    assertThat(choker.decide(peers, 0, 1, true, 2_000)).containsExactly(2);
  }

  @RepeatedTest(300)
  void neverMoreThanTheSlotsHoweverPeersComeAndGo(RepetitionInfo run) {
    var random = new SplittableRandom(run.getCurrentRepetition());
    var choker = new Choker(random.split());
    long now = 0;
    for (int round = 0; round < 60; round++) {
      now += random.nextLong(TURN);
      int slots = random.nextInt(6);
      int spare = random.nextInt(3);
      boolean seeding = random.nextBoolean();
      var peers = new ArrayList<Candidate>();
      for (int peer = 0; peer < 12; peer++) {
        if (random.nextBoolean()) {
          peers.add(
              new Candidate(
                  peer,
                  random.nextLong(1_000),
                  random.nextInt(8) == 0,
                  now * random.nextInt(100),
                  random.nextBoolean()));
        }
      }
      Set<Integer> unchoked = choker.decide(peers, slots, spare, seeding, now);
      assertThat(unchoked)
          .hasSizeBetween(Math.min(slots, peers.size()), Math.min(slots + spare, peers.size()));
      assertThat(peers.stream().map(Candidate::peer)).containsAll(unchoked);
      assertThat(choker.decide(peers, slots, spare, seeding, now)).isEqualTo(unchoked);
    }
  }
}
