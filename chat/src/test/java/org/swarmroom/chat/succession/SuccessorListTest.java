package org.swarmroom.chat.succession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.chat.succession.Nodes.ANN;
import static org.swarmroom.chat.succession.Nodes.BOB;
import static org.swarmroom.chat.succession.Nodes.CEM;
import static org.swarmroom.chat.succession.Nodes.DAN;
import static org.swarmroom.chat.succession.Nodes.at;
import static org.swarmroom.chat.succession.Nodes.successor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.succession.ReachPlan.Check;
import org.swarmroom.chat.succession.SuccessorList.Part;

/** {@link SuccessorList}, {@link SuccessorView} and {@link ReachPlan}. */
class SuccessorListTest {

  private final SuccessorList list = new SuccessorList(ANN, List.of(), 0);

  private void join(String... members) {
    for (String member : members) {
      list.joined(member, at(member));
    }
  }

  private void reached(String member, String... by) {
    for (String who : by) {
      list.reached(member, who, true, 0);
    }
  }

  @Test
  void onlyWhoWasReachedByTheHostAndByAnotherCounts() {
    join(BOB, CEM, DAN);
    reached(BOB, ANN);
    reached(CEM, BOB, DAN);
    reached(DAN, ANN, BOB);

    assertThat(list.list(0)).containsExactly(successor(DAN));
  }

  @Test
  void withOneMemberTheHostAloneDecides() {
    join(BOB);
    reached(BOB, ANN);

    assertThat(list.list(0)).containsExactly(successor(BOB));
  }

  @Test
  void nobodyVouchesForItself() {
    join(BOB, CEM);
    reached(BOB, ANN, BOB);

    assertThat(list.list(0)).isEmpty();
  }

  @Test
  void measurementsGrowOldAndFailuresEndThem() {
    join(BOB, CEM);
    reached(BOB, ANN, CEM);
    reached(CEM, ANN, BOB);

    list.reached(CEM, BOB, false, 1);
    assertThat(list.list(1)).containsExactly(successor(BOB));
    assertThat(list.list(SuccessorList.FRESH + 1)).isEmpty();
  }

  @Test
  void afterATakeOverTheOldOrderGoesOnAndTheOldHostIsLast() {
    var list = new SuccessorList(BOB, List.of(successor(BOB), successor(CEM), successor(DAN)), 0);
    list.joined(ANN, at(ANN));
    list.joined(DAN, at(DAN));
    list.joined(CEM, at(CEM));

    assertThat(list.list(0)).containsExactly(successor(CEM), successor(DAN));
    list.reached(ANN, BOB, true, 0);
    list.reached(ANN, CEM, true, 0);
    assertThat(list.list(0)).containsExactly(successor(CEM), successor(DAN), successor(ANN));
  }

  @Test
  void newsIsToldOnce() {
    join(BOB);
    assertThat(list.news(0)).containsExactly(new Part(1, 0, 0, Optional.empty()));
    assertThat(list.news(0)).isEmpty();

    reached(BOB, ANN);
    assertThat(list.news(0)).containsExactly(new Part(2, 0, 1, Optional.of(successor(BOB))));
    assertThat(list.parts()).hasSize(1);
  }

  @Test
  void aMemberTakesOnlyAWholeList() {
    var view = new SuccessorView(List.of(successor(DAN)));

    assertThat(view.accept(new Part(3, 1, 2, Optional.of(successor(CEM))))).isEmpty();
    assertThat(view.list()).containsExactly(successor(DAN));
    assertThat(view.accept(new Part(3, 0, 2, Optional.of(successor(BOB)))))
        .contains(List.of(successor(BOB), successor(CEM)));
    assertThat(view.accept(new Part(2, 0, 1, Optional.of(successor(DAN))))).isEmpty();

    view.restart();
    assertThat(view.accept(new Part(0, 0, 0, Optional.empty()))).contains(List.of());
  }

  @Test
  void partsThatMakeNoSenseChangeNothing() {
    var view = new SuccessorView(List.of(successor(DAN)));

    for (Part part :
        List.of(
            new Part(1, 0, 9, Optional.of(successor(BOB))),
            new Part(1, 1, 1, Optional.of(successor(BOB))),
            new Part(1, -1, 1, Optional.of(successor(BOB))),
            new Part(1, 0, 1, Optional.empty()),
            new Part(1, 0, 0, Optional.of(successor(BOB))),
            new Part(-1, 0, 0, Optional.empty()),
            new Part(1, 0, -1, Optional.empty()))) {
      assertThat(view.accept(part)).isEmpty();
    }
    assertThat(view.list()).containsExactly(successor(DAN));
  }

  @Test
  void everybodyIsDialledBackAtJoinThenEveryFiveMinutesAndSoonAfterAFailure() {
    var plan = new ReachPlan();
    var byHost = new Check(BOB, Optional.empty());
    assertThat(plan.due(List.of(BOB), 0)).containsExactly(byHost);
    assertThat(plan.due(List.of(BOB), 1)).isEmpty();

    plan.result(byHost, true, 10);
    assertThat(plan.due(List.of(BOB), ReachPlan.AFTER_FAILURE + 10)).isEmpty();
    assertThat(plan.due(List.of(BOB), ReachPlan.AGAIN + 10)).containsExactly(byHost);

    plan.result(byHost, false, 400_000);
    assertThat(plan.due(List.of(BOB), 400_000 + ReachPlan.AFTER_FAILURE)).containsExactly(byHost);
  }

  @Test
  void anotherIsAskedAfterAFailureAndNeverOneself() {
    var plan = new ReachPlan();
    List<String> order = List.of(BOB, CEM, DAN);
    List<String> askers = new ArrayList<>();
    for (long now = 0; now < 4 * ReachPlan.AFTER_FAILURE; now += ReachPlan.AFTER_FAILURE) {
      plan.due(order, now).stream()
          .filter(c -> c.member().equals(BOB))
          .flatMap(c -> c.by().stream())
          .forEach(askers::add);
    }

    assertThat(askers).containsExactly(CEM, DAN, CEM, DAN);
  }
}
