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
    return new Candidate(peer, rate, false);
  }

  @Test
  void everybodyGetsASlotWhileThereAreEnough() {
    var choker = new Choker(new SplittableRandom(1));

    assertThat(choker.decide(List.of(giving(1, 0), giving(2, 0)), 2, true, 0))
        .containsExactly(1, 2);
  }

  @Test
  void thePeerThatGivesMostKeepsItsSlotAndOneNewcomerGetsATurn() {
    var choker = new Choker(new SplittableRandom(1));

    var unchoked =
        choker.decide(List.of(giving(1, 900), giving(2, 300), giving(3, 0)), 2, false, 0);

    assertThat(unchoked).contains(1).hasSize(2);
  }

  @Test
  void everyNewcomerHasItsOptimisticTurnInTime() {
    var choker = new Choker(new SplittableRandom(1));
    var seen = new HashSet<Integer>();
    for (long now = 0; now < 40 * TURN; now += TURN) {
      seen.addAll(
          choker.decide(
              List.of(giving(1, 900), giving(2, 0), giving(3, 0), giving(4, 0)), 2, false, now));
    }
    assertThat(seen).containsExactlyInAnyOrder(1, 2, 3, 4);
  }

  @Test
  void aPeerThatOwesUsDataLosesItsPlace() {
    var choker = new Choker(new SplittableRandom(1));
    var peers =
        List.of(new Candidate(1, 900, true), giving(2, 300), giving(3, 200), giving(4, 100));

    assertThat(choker.decide(peers, 3, false, 0)).contains(2, 3);
  }

  @Test
  void aSeedGivesTurnsToAllWhoWait() {
    var choker = new Choker(new SplittableRandom(1));
    var peers = List.of(giving(1, 0), giving(2, 0), giving(3, 0), giving(4, 0), giving(5, 0));
    Map<Integer, Integer> turns = new HashMap<>();
    for (long now = 0; now < 50 * TURN; now += TURN) {
      choker.decide(peers, 2, true, now).forEach(p -> turns.merge(p, 1, Integer::sum));
    }
    assertThat(turns.values()).allMatch(n -> n >= 18 && n <= 22);
  }

  @Test
  void aSeedsSlotIsKeptForAWholeTurn() {
    var choker = new Choker(new SplittableRandom(1));
    var first = choker.decide(List.of(giving(1, 0)), 1, true, 0);
    var later = choker.decide(List.of(giving(1, 0), giving(2, 0)), 1, true, TURN - 1);

    assertThat(later).isEqualTo(first);
  }

  @RepeatedTest(300)
  void neverMoreThanTheSlotsHoweverPeersComeAndGo(RepetitionInfo run) {
    var random = new SplittableRandom(run.getCurrentRepetition());
    var choker = new Choker(random.split());
    long now = 0;
    for (int round = 0; round < 60; round++) {
      now += random.nextLong(TURN);
      int slots = random.nextInt(6);
      boolean seeding = random.nextBoolean();
      var peers = new ArrayList<Candidate>();
      for (int peer = 0; peer < 12; peer++) {
        if (random.nextBoolean()) {
          peers.add(new Candidate(peer, random.nextLong(1_000), random.nextInt(8) == 0));
        }
      }
      Set<Integer> unchoked = choker.decide(peers, slots, seeding, now);
      assertThat(unchoked).hasSize(Math.min(slots, peers.size()));
      assertThat(peers.stream().map(Candidate::peer)).containsAll(unchoked);
      assertThat(choker.decide(peers, slots, seeding, now)).isEqualTo(unchoked);
    }
  }
}
