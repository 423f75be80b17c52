package org.swarmroom.chat.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerLimitTest {

  private final AnswerLimit limit = new AnswerLimit(0);

  @Test
  void whoAsksWithoutEndIsAnsweredNowAndThenAndOthersAsEver() {
    int answered = 0;
    for (long now = 0; now < 60_000; now += 50) {
      answered += limit.answer("eve", now) ? 1 : 0;
    }
    assertThat(answered).isBetween(AnswerLimit.BURST, AnswerLimit.BURST + 8);
    assertThat(limit.answer("ann", 60_000)).isTrue();
  }

  @Test
  void newNamesForEachRequestDontHelp() {
    int answered = 0;
    for (long now = 0; now < 60_000; now += 50) {
      answered += limit.answer("eve" + now, now) ? 1 : 0;
    }
    assertThat(answered).isBetween(AnswerLimit.BURST_OF_ALL, AnswerLimit.BURST_OF_ALL + 121);
  }

  @Test
  void whoKeepsToTheLimitOfAskingIsAlwaysAnswered() {
    var asking = new AskLimit(0);
    for (long now = 0; now < 600_000; now += 1_000) {
      if (asking.ask("file " + now, now).isEmpty()) {
        assertThat(limit.answer("ann", now)).isTrue();
      }
    }
  }
}
