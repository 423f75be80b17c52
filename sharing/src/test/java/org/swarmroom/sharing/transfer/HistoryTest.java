package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.swarmroom.sharing.session.SessionStatus;

class HistoryTest {

  private final History history = new History();

  private static SessionStatus with(List<String> holders, String... full) {
    var busy =
        Stream.of(full)
            .map(name -> new SessionStatus.Busy(name, name + " is full (3 of 3)", 60_000))
            .toList();
    return new SessionStatus(
        0, 0, 0, 0, 0, holders, holders.size(), 0, busy, SessionStatus.Limited.NOT);
  }

  @Test
  void whoIsFullAndWhoWasAskedInsteadIsOneSentence() {
    history.saw(1, with(List.of("bob"), "bob"));
    history.saw(2, with(List.of("bob"), "bob"));
    assertThat(history.sentences()).containsExactly("bob is full (3 of 3).");

    history.saw(3, with(List.of("bob", "carol"), "bob"));
    history.saw(4, with(List.of("bob", "carol", "dan"), "bob"));

    assertThat(history.sentences()).containsExactly("bob is full (3 of 3), asked carol.");
  }

  @Test
  void whoIsFullAgainLaterIsToldOfAgain() {
    history.saw(1, with(List.of("bob"), "bob"));
    history.stands(2, new Standstill(WaitReason.LIMITED, "Held back by your download limit."));
    history.saw(3, with(List.of("bob")));
    history.saw(4, with(List.of("bob"), "bob"));

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
