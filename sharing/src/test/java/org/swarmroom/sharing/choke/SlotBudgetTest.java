package org.swarmroom.sharing.choke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SlotBudgetTest {

  @Test
  void whatOneSessionLeavesOverGoesToTheOther() {
    var budget = new SlotBudget(4);
    budget.want("a", 1, () -> {});

    assertThat(budget.want("b", 9, () -> {}).slots()).isEqualTo(3);
  }

  @Test
  void aSessionHearsThatItsShareShrank() {
    var budget = new SlotBudget(4);
    var told = new ArrayList<String>();
    budget.want("a", 4, () -> told.add("a"));

    assertThat(budget.want("b", 4, () -> told.add("b")).slots()).isEqualTo(2);
    assertThat(told).containsExactly("a");
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
      budget.want(session, wanted.get(session), () -> {});
      int granted = 0;
      int all = 0;
      for (var entry : wanted.entrySet()) {
        var grant = budget.want(entry.getKey(), entry.getValue(), () -> {});
        assertThat(grant.spare()).isZero();
        granted += grant.slots();
        all += entry.getValue();
      }
      assertThat(granted).isEqualTo(Math.min(all, budget.slots()));
    }
  }
}
