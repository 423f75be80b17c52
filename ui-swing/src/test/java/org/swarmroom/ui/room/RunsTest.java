package org.swarmroom.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RunsTest {

  @Test
  void linksAndNicksStandOut() {
    var text = "@bob see https://example.org/a?b=c. or (magnet:?xt=urn:btmh:12)";

    assertThat(Runs.of(text))
        .filteredOn(run -> run.style() != Runs.Style.PLAIN)
        .extracting(run -> text.substring(run.from(), run.to()))
        .containsExactly("@bob", "https://example.org/a?b=c", "magnet:?xt=urn:btmh:12");
  }

  @Test
  void aLinkIsFoundUnderThePointerAndNotBeside() {
    var text = "see https://example.org now";

    assertThat(Runs.linkAt(text, 6)).contains("https://example.org");
    assertThat(Runs.linkAt(text, 1)).isEmpty();
    assertThat(Runs.linkAt(text, 25)).isEmpty();
  }

  @Test
  void aLinkEndsAtWhatWasMadeHarmless() {
    assertThat(Runs.linkAt("https://example.org/a\uFFFDgpj.exe", 3))
        .contains("https://example.org/a");
  }

  @RepeatedTest(200)
  void runsCoverTheTextWithoutGaps(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var pieces =
        new String[] {"@", "ann", " ", "http://", "x", ":", ".", "magnet:?", "é", "\n", "😀"};
    var text = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }

    int at = 0;
    for (var part : Runs.of(text.toString())) {
      assertThat(part.from()).isEqualTo(at);
      at = part.to();
    }
    assertThat(at).isEqualTo(text.length());
  }
}
