package org.swarmroom.sharing.choke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SlotBudgetTest {

  @Test
  void whatOneSessionLeavesOverGoesToTheOther() {
    var budget = new SlotBudget(4);
    budget.want("a", 1, 0, () -> {});

    assertThat(budget.want("b", 9, 0, () -> {}).slots()).isEqualTo(3);
  }

  @Test
  void aSessionHearsThatItsShareShrank() {
    var budget = new SlotBudget(4);
    var told = new ArrayList<String>();
    budget.want("a", 4, 0, () -> told.add("a"));

    assertThat(budget.want("b", 4, 0, () -> told.add("b")).slots()).isEqualTo(2);
    assertThat(told).containsExactly("a");
  }

  @Test
  void whereThereAreMoreSessionsThanSlotsAllHaveTheirTurn() {
    var budget = new SlotBudget(4);
    var served = new HashSet<Integer>();
    for (int turn = 0; turn < 3; turn++) {
      budget.review(turn * Choker.TURN.toMillis());
      int granted = 0;
      for (int session = 0; session < 9; session++) {
        int slots = budget.want(session, 1, 0, () -> {}).slots();
        granted += slots;
        if (slots > 0) {
          served.add(session);
        }
      }
      assertThat(granted).isEqualTo(4);
    }
    assertThat(served).hasSize(9);
  }

  @Test
  void withinATurnNobodysGrantChanges() {
    var budget = new SlotBudget(2);
    var told = new ArrayList<String>();
    for (var session : List.of("a", "b", "c")) {
      budget.want(session, 1, 0, () -> told.add(session));
    }
    budget.review(30_000);
    assertThat(told).isNotEmpty();
    told.clear();
    budget.review(59_999);

    assertThat(told).isEmpty();
  }

  /** One peer in as many sessions as there are slots says that it is interested, and never asks. */
  @Test
  void whoAsksForNothingGivesItsSlotsToOtherSessions() {
    var budget = new SlotBudget(4);
    var idle = new Choker.Candidate(1, 0, false, 0, false);
    Map<Integer, Choker> idlers = new HashMap<>();
    for (int session = 0; session < 4; session++) {
      idlers.put(session, new Choker(new SplittableRandom(session)));
    }
    int granted = 0;
    for (long now = 0; now < 20_000; now += 2_000) {
      for (var idler : idlers.entrySet()) {
        int slow = idler.getValue().slow(List.of(idle), now);
        var grant = budget.want(idler.getKey(), 1 - slow, slow, () -> {});
        idler.getValue().decide(List.of(idle), grant.slots(), grant.spare(), true, now);
      }
      granted = budget.want("later", 10, 0, () -> {}).slots();
    }

    assertThat(granted).isEqualTo(4);
  }

  @Test
  void whatNobodyElseWantsGoesToTheSlow() {
    var budget = new SlotBudget(4);
    budget.want("a", 1, 0, () -> {});

    assertThat(budget.want("b", 0, 9, () -> {}).slots()).isEqualTo(3);
  }

  @RepeatedTest(500)
  void neverMoreIsGrantedThanThereIs(RepetitionInfo run) {
    var random = new SplittableRandom(run.getCurrentRepetition());
    var budget = new SlotBudget(1 + random.nextInt(8));
    Map<Integer, Integer> wanted = new HashMap<>();
    for (int step = 0; step < 50; step++) {
      if (random.nextInt(10) == 0) {
        budget.setSlots(1 + random.nextInt(8));
      }
      int session = random.nextInt(6);
      wanted.put(session, random.nextInt(5));
      budget.want(session, wanted.get(session), 0, () -> {});
      int granted = 0;
      int all = 0;
      for (var entry : wanted.entrySet()) {
        var grant = budget.want(entry.getKey(), entry.getValue(), 0, () -> {});
        assertThat(grant.spare()).isZero();
        granted += grant.slots();
        all += entry.getValue();
      }
      assertThat(granted).isEqualTo(Math.min(all, budget.slots()));
    }
  }
}
