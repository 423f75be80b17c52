package org.swarmroom.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@ann hello",
        "hello @ann",
        "hello @Ann, how are you?",
        "ann: hello",
        "ann, hello",
        "(@ann)"
      })
  void aNickThatIsSpokenToIsMentioned(String line) {
    assertThat(Mentions.of(line, "ann")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"@anna hello", "joann: hello", "mail me@ann", "ann is away", "@an", ""})
  void otherWordsAreNoMention(String line) {
    assertThat(Mentions.of(line, "ann")).isFalse();
  }
}
