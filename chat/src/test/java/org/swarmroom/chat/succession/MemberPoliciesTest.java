package org.swarmroom.chat.succession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.chat.succession.Nodes.A8;
import static org.swarmroom.chat.succession.Nodes.B8;
import static org.swarmroom.chat.succession.Nodes.place;
import static org.swarmroom.chat.succession.Nodes.stamp;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.succession.Merge.Change;
import org.swarmroom.chat.succession.Merge.Verdict;

/** {@link Resend}, {@link Gots} and {@link Merge}. */
class MemberPoliciesTest {

  private final Resend resend = new Resend();

  @Test
  void nothingIsSentBeforeItIsKeptAndTheSyncIsDone() {
    resend.said("l1");
    resend.said("l2");
    resend.entered();
    resend.kept("l2");
    assertThat(resend.due()).isEmpty();

    resend.kept("l1");
    assertThat(resend.due()).containsExactly("l1", "l2");
    assertThat(resend.due()).isEmpty();

    resend.left();
    resend.found("l3");
    assertThat(resend.due()).isEmpty();
  }

  @Test
  void whatIsNotSafeIsSentAgainInOrder() {
    for (String id : new String[] {"l1", "l2", "l3"}) {
      resend.found(id);
    }
    resend.entered();
    resend.due();
    assertThat(resend.logged("l1")).isFalse();
    assertThat(resend.safe("l1")).isTrue();
    assertThat(resend.logged("l2")).isFalse();

    resend.left();
    resend.entered();
    assertThat(resend.due()).containsExactly("l2", "l3");
  }

  @Test
  void whatTheHostRefusedIsForgottenAndStrangersAreNotKnown() {
    resend.found("l1");
    resend.refused("l1");

    assertThat(resend.waiting()).isEmpty();
    assertThat(resend.safe("l9")).isFalse();
    assertThat(resend.logged("l9")).isFalse();
  }

  @Test
  void answersArePaced() {
    var gots = new Gots();
    gots.stored(stamp(1, A8, 1));
    assertThat(gots.due(0)).contains(stamp(1, A8, 1));

    gots.stored(stamp(1, A8, 2));
    gots.stored(stamp(1, A8, 3));
    assertThat(gots.due(Gots.PAUSE - 1)).isEmpty();
    assertThat(gots.dueAt()).hasValue(Gots.PAUSE);
    assertThat(gots.due(Gots.PAUSE)).contains(stamp(1, A8, 3));
    assertThat(gots.dueAt()).isEmpty();
  }

  @Test
  void theSmallerPlaceWinsWhicheverCameFirst() {
    Place early = place(1, 50, B8, 9);
    Place late = place(1, 60, A8, 2);

    assertThat(Merge.change(Optional.empty(), late)).isEqualTo(Change.NEW);
    assertThat(Merge.change(Optional.of(late), early)).isEqualTo(Change.RESTAMPED);
    assertThat(Merge.change(Optional.of(early), late)).isEqualTo(Change.KNOWN);
    assertThat(Merge.change(Optional.of(early), early)).isEqualTo(Change.KNOWN);
    assertThat(place(2, 1, A8, 1)).isGreaterThan(late);
  }

  @Test
  void onlyWhatBelongsBeforeLinesThatWereReadWasSaidWhileSplit() {
    var merge = new Merge(Optional.of(place(5, 100, A8, 3)));

    assertThat(merge.judge(Optional.empty(), place(6, 200, B8, 7)).whileSplit()).isFalse();
    assertThat(merge.judge(Optional.empty(), place(6, 190, B8, 6)).whileSplit()).isFalse();
    assertThat(merge.judge(Optional.empty(), place(4, 150, B8, 1)))
        .isEqualTo(new Verdict(Change.NEW, true));

    merge.settled();
    assertThat(merge.judge(Optional.empty(), place(6, 180, B8, 5)).whileSplit()).isTrue();
  }
}
