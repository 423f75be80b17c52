package org.swarmroom.ui.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.ui.room.Entries.NOON;
import static org.swarmroom.ui.room.Entries.said;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmroom.ui.kit.Formats;
import org.swarmroom.ui.room.TranscriptSelection.Position;
import org.swarmroom.ui.room.TranscriptSelection.Span;

class TranscriptSelectionTest {

  private final Transcript transcript = new Transcript();
  private final TranscriptSelection selection = new TranscriptSelection(transcript);

  @BeforeEach
  void threeLines() {
    transcript.listen(selection::changed);
    transcript.add(
        List.of(
            said("1", NOON, "ann", "hello"),
            said("2", NOON + 1, "bob", "good morning"),
            said("3", NOON + 2, "ann", "bye")));
  }

  @Test
  void wordsOfOneLineAreCopiedAsTheyAre() {
    selection.startAt(new Position(1, 12));
    selection.extendTo(new Position(1, 5));

    assertThat(selection.text()).isEqualTo("morning");
    assertThat(selection.spanOf(1)).contains(new Span(5, 12));
  }

  @Test
  void severalLinesAreCopiedWithTimeAndNick() {
    selection.all();

    var clock = Formats.clock(NOON);
    assertThat(selection.text())
        .isEqualTo(
            "[%s] ann: hello\n[%s] bob: good morning\n[%s] ann: bye"
                .formatted(clock, clock, clock));
  }

  @Test
  void theSelectionStaysWithItsWordsWhenOlderLinesCome() {
    selection.select(new Position(1, 0), new Position(1, 4));

    transcript.add(List.of(said("0", NOON - 5, "cem", "before all")));

    assertThat(selection.text()).isEqualTo("good");
    assertThat(selection.spanOf(1)).isEmpty();
  }

  @Test
  void whatIsGoneIsNotSelected() {
    selection.all();

    transcript.clear();

    assertThat(selection.isEmpty()).isTrue();
    assertThat(selection.text()).isEmpty();
  }
}
