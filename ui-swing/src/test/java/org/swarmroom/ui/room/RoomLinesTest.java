package org.swarmroom.ui.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomLinesTest {

  @ParameterizedTest
  @CsvSource({
    "'@all who has x? [want 7f3a]', '@all who has x?'",
    "'I have x [offer a1 1/2]', 'I have x'",
    "'no [offer a1 none] more', 'no [offer a1 none] more'",
    "'see [1]', 'see [1]'",
    "'', ''",
    "'[want 1]', ''"
  })
  void marksForProgramsAreNotShown(String text, String shown) {
    assertThat(RoomLines.withoutMark(text)).isEqualTo(shown);
  }

  @Test
  void aLineOfBracketsAndTabsHoldsUpNoWindow() {
    String brackets = ("[want " + "a".repeat(64)).repeat(30_000) + "x]";
    String tabs = "x" + "\t".repeat(500_000) + "]";

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          RoomLines.withoutMark(brackets);
          RoomLines.withoutMark(tabs);
        });
  }
}
