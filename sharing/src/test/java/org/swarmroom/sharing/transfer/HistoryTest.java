package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryTest {

  private final History history = new History();

  @Test
  void whoIsFullAndWhoWasAskedInsteadIsOneSentence() {
    history.refused(1, "bob is full (3 of 3)");
    assertThat(history.sentences()).containsExactly("bob is full (3 of 3).");

    history.askedInstead("carol");
    history.askedInstead("dan");

    assertThat(history.sentences()).containsExactly("bob is full (3 of 3), asked carol.");
  }

  @Test
  void whatHappensBeforeSomebodyElseIsAskedTearsThemNotApart() {
    history.refused(1, "bob is full (3 of 3)");
    history.stands(2, new Standstill(WaitReason.CONNECTING, "Connecting to holders."));
    history.askedInstead("carol");

    assertThat(history.sentences())
        .containsExactly("bob is full (3 of 3), asked carol.", "Connecting to holders.");
  }

  @Test
  void whoIsFullAgainLaterIsToldOfAgain() {
    history.refused(1, "bob is full (3 of 3)");
    history.stands(2, new Standstill(WaitReason.LIMITED, "Held back by your download limit."));
    history.refused(3, "bob is full (3 of 3)");

    assertThat(history.sentences())
        .containsExactly(
            "bob is full (3 of 3).", "Held back by your download limit.", "bob is full (3 of 3).");
  }

  @Test
  void theOldestIsForgottenAndNothingIsSaidTwiceInARow() {
    for (int i = 0; i < 100; i++) {
      history.add(i, "line " + i / 2);
    }

    assertThat(history.sentences())
        .hasSize(History.MOST)
        .doesNotHaveDuplicates()
        .endsWith("line 49");
  }
}
