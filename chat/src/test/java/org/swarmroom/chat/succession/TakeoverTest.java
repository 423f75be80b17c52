package org.swarmroom.chat.succession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.chat.succession.Nodes.ANN;
import static org.swarmroom.chat.succession.Nodes.BOB;
import static org.swarmroom.chat.succession.Nodes.CEM;
import static org.swarmroom.chat.succession.Nodes.DAN;
import static org.swarmroom.chat.succession.Nodes.seat;
import static org.swarmroom.chat.succession.Nodes.successor;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.succession.Action.Close;
import org.swarmroom.chat.succession.Action.Dial;
import org.swarmroom.chat.succession.Action.Follow;
import org.swarmroom.chat.succession.Action.HandOver;
import org.swarmroom.chat.succession.Action.Hold;
import org.swarmroom.chat.succession.Action.Open;
import org.swarmroom.chat.succession.Action.Resume;
import org.swarmroom.chat.succession.Action.Wake;
import org.swarmroom.chat.succession.Answer.Hosting;
import org.swarmroom.chat.succession.Answer.NotHosting;
import org.swarmroom.chat.succession.Answer.Unreachable;

/** Ann hosts; Bob, Cem and Dan are the list. */
class TakeoverTest {

  private static final long T = 1_000_000;
  private static final Answer GONE = new Unreachable();

  private static Takeover start(String who, Optional<Seat> seat, boolean inside, boolean host) {
    return new Takeover(
        new Memory(seat(who, 0), 5, seat, inside, host, List.of(), List.of(), List.of(), 3),
        new SplittableRandom(1),
        T);
  }

  /** A member that stands in Ann's room. */
  private static Takeover member(String who) {
    Takeover takeover = start(who, Optional.of(seat(ANN, 3)), false, false);
    takeover.started(T);
    assertThat(takeover.dialled(ANN, new Hosting(seat(ANN, 3), 4, 1), T))
        .contains(new Follow(seat(ANN, 3)));
    takeover.joined(3, T);
    takeover.successors(List.of(successor(BOB), successor(CEM), successor(DAN)));
    return takeover;
  }

  private static Takeover host() {
    Takeover takeover = start(ANN, Optional.empty(), false, false);
    assertThat(takeover.started(T)).contains(new Open(3));
    takeover.opened(4, T);
    return takeover;
  }

  private static List<Action> doing(List<Action> actions) {
    return actions.stream().filter(a -> !(a instanceof Dial) && !(a instanceof Wake)).toList();
  }

  private static List<String> dialled(List<Action> actions) {
    return actions.stream()
        .filter(Dial.class::isInstance)
        .map(a -> ((Dial) a).fingerprint())
        .toList();
  }

  private static NotHosting waits(int order) {
    return new NotHosting(order, 3, Optional.empty());
  }

  @Test
  void theFirstInTheListOpensAsSoonAsTheRedialFailed() {
    Takeover bob = member(BOB);

    assertThat(dialled(bob.lost(T))).containsExactlyInAnyOrder(ANN, CEM, DAN);
    assertThat(doing(bob.dialled(CEM, waits(1), T + 20))).isEmpty();
    assertThat(doing(bob.dialled(DAN, waits(2), T + 30))).isEmpty();
    assertThat(doing(bob.dialled(ANN, GONE, T + 40))).containsExactly(new Open(3));
    assertThat(bob.answer()).isEqualTo(new NotHosting(-1, 3, Optional.empty()));
  }

  @Test
  void aSlowSuccessorIsWaitedForAWhile() {
    Takeover bob = member(BOB);
    bob.lost(T);
    bob.dialled(CEM, waits(1), T + 20);
    assertThat(doing(bob.dialled(ANN, GONE, T + 40))).isEmpty();

    assertThat(doing(bob.tick(T + Seeking.GRACE - 1))).isEmpty();
    assertThat(doing(bob.tick(T + Seeking.GRACE))).containsExactly(new Open(3));
  }

  @Test
  void halvesThatWereCutApartLookForOneAnother() {
    Takeover ann = host();
    ann.others(List.of(successor(BOB), successor(CEM)));
    ann.others(List.of(successor(BOB)));
    ann.others(List.of());

    assertThat(dialled(ann.tick(T + Rivalry.FIRST))).containsExactlyInAnyOrder(BOB, CEM);
    assertThat(ann.memory().others()).containsExactly(successor(BOB), successor(CEM));
  }

  @Test
  void aHostThatAnswersTheRedialIsFollowedAgain() {
    Takeover bob = member(BOB);
    bob.lost(T);

    assertThat(doing(bob.dialled(ANN, new Hosting(seat(ANN, 3), 4, 1), T + 40)))
        .containsExactly(new Follow(seat(ANN, 3)));
  }

  @Test
  void theSecondWaitsForItsTurnAndLongerIfTheFirstLives() {
    Takeover alone = member(CEM);
    alone.lost(T);
    for (String other : List.of(ANN, BOB, DAN)) {
      assertThat(doing(alone.dialled(other, GONE, T))).isEmpty();
    }
    assertThat(doing(alone.tick(T + Turn.STEP - 1))).isEmpty();
    assertThat(doing(alone.tick(T + Turn.STEP))).containsExactly(new Open(3));

    Takeover patient = member(CEM);
    patient.lost(T);
    patient.dialled(ANN, GONE, T);
    patient.dialled(DAN, GONE, T);
    for (long now = T; now < T + Turn.STEP + Turn.PATIENCE; now += 100) {
      assertThat(doing(patient.dialled(BOB, waits(0), now))).isEmpty();
    }
  }

  @Test
  void whoeverHostsIsFollowed() {
    Takeover dan = member(DAN);
    dan.lost(T);

    assertThat(doing(dan.dialled(BOB, new Hosting(seat(BOB, 4), 1, 9), T + 300)))
        .containsExactly(new Follow(seat(BOB, 4)));
    assertThat(dan.answer()).isEqualTo(new NotHosting(2 - 1, 4, Optional.empty()));
  }

  @Test
  void whileAnotherStandsWithAHostNobodyOpensButNotForEver() {
    Takeover bob = member(BOB);
    bob.lost(T);
    bob.dialled(ANN, GONE, T);
    bob.dialled(DAN, GONE, T);
    var follows = new NotHosting(1, 3, Optional.of(seat(ANN, 3)));
    for (long now = T; now < T + Seeking.FOLLOWER_PATIENCE; now += 1_000) {
      assertThat(doing(bob.dialled(CEM, follows, now))).isEmpty();
    }
    assertThat(doing(bob.dialled(CEM, follows, T + Seeking.FOLLOWER_PATIENCE)))
        .containsExactly(new Open(3));
  }

  @Test
  void whoComesBackLooksForAHostBeforeItOpens() {
    Takeover ann = start(ANN, Optional.of(seat(ANN, 3)), true, true);
    ann.successors(List.of(successor(BOB), successor(CEM)));

    assertThat(dialled(ann.started(T))).containsExactlyInAnyOrder(BOB, CEM);
    assertThat(doing(ann.dialled(BOB, GONE, T + 10))).isEmpty();
    assertThat(doing(ann.dialled(CEM, new Hosting(seat(CEM, 4), 1, 9), T + 20)))
        .containsExactly(new Follow(seat(CEM, 4)));
  }

  @Test
  void aHostThatComesBackToNobodyOpensAgain() {
    Takeover ann = start(ANN, Optional.of(seat(ANN, 3)), true, true);
    ann.successors(List.of(successor(BOB)));
    ann.started(T);

    assertThat(doing(ann.dialled(BOB, GONE, T + 10))).containsExactly(new Open(3));
  }

  @Test
  void whoHasNeverBeenInsideNeverOpens() {
    Takeover bob = start(BOB, Optional.of(seat(ANN, 3)), false, false);
    bob.started(T);
    for (long now = T; now < T + 600_000; now += 5_000) {
      assertThat(doing(bob.dialled(ANN, GONE, now))).isEmpty();
    }
  }

  @Test
  void theSmallerRoomYieldsToTheLarger() {
    Takeover ann = host();
    var larger = new Hosting(seat(BOB, 6), 2, 9);

    assertThat(doing(ann.dialled(BOB, larger, T + 2_000)))
        .containsExactly(
            new Close("another host's room goes on", Optional.of(seat(BOB, 6))),
            new Follow(seat(BOB, 6)));
  }

  @Test
  void aRivalThatAsksUsIsReachedBeforeItIsBelieved() {
    Takeover ann = host();

    assertThat(ann.rivalSeen(new Hosting(seat(BOB, 6), 2, 9), T + 100))
        .contains(new Dial(BOB, Nodes.at(BOB), T + 100 + Search.DIAL));
    assertThat(ann.isHosting()).isTrue();
  }

  @Test
  void aWinnerYieldsToARivalThatCanNotCome() {
    Takeover ann = host();
    var smaller = new Hosting(seat(BOB, 6), 1, 9);
    long now = T;
    for (; now < T + Rivalry.PATIENCE; now += 3_000) {
      assertThat(doing(ann.dialled(BOB, smaller, now))).isEmpty();
    }
    assertThat(doing(ann.dialled(BOB, smaller, now))).contains(new Follow(seat(BOB, 6)));
  }

  @Test
  void aHostThatSleptStampsNothingUntilItHasLookedAround() {
    Takeover ann = host();
    ann.successors(List.of(successor(BOB)));

    List<Action> woken = ann.tick(T + 60_000);
    assertThat(doing(woken)).containsExactly(new Hold());
    assertThat(dialled(woken)).containsExactly(BOB);
    assertThat(doing(ann.dialled(BOB, GONE, T + 60_050))).containsExactly(new Resume());
  }

  @Test
  void aHostThatQuitsHandsOverAndTriesTheNextIfTheFirstCanNot() {
    Takeover ann = host();

    assertThat(doing(ann.quitting(List.of(successor(BOB), successor(CEM)), T)))
        .containsExactly(new Hold(), new HandOver(successor(BOB)));
    assertThat(doing(ann.notHanded(BOB, T))).containsExactly(new HandOver(successor(CEM)));
    assertThat(doing(ann.handed(seat(CEM, 5), T)))
        .containsExactly(new Close("the host left", Optional.of(seat(CEM, 5))));
  }

  @Test
  void aSuccessorThatDoesNotAnswerIsNotWaitedForLong() {
    Takeover ann = host();
    ann.quitting(List.of(successor(BOB)), T);

    assertThat(doing(ann.tick(T + Takeover.HAND_OVER_PATIENCE)))
        .containsExactly(new Close("the host left", Optional.empty()));
  }

  @Test
  void aMemberThatIsHandedTheRoomOpensAboveItsEpoch() {
    Takeover bob = member(BOB);

    assertThat(doing(bob.take(7, T))).containsExactly(new Open(7));
    bob.opened(8, T);
    assertThat(bob.answer()).isEqualTo(new Hosting(seat(BOB, 8), 1, 5));
    assertThat(doing(bob.moved(seat(BOB, 8), T))).isEmpty();
  }

  @Test
  void anIncredibleEpochDoesNotMoveOurs() {
    Takeover bob = member(BOB);
    bob.lost(T);
    bob.dialled(CEM, new NotHosting(1, 999_999_999_999_999_999L, Optional.empty()), T);
    bob.dialled(DAN, GONE, T);

    assertThat(doing(bob.dialled(ANN, GONE, T))).containsExactly(new Open(3));
  }
}
