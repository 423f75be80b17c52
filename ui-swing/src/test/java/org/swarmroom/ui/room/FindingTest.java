package org.swarmroom.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.ui.fake.Bench;
import org.swarmroom.ui.fake.FakeNode;

class FindingTest {

  private final Bench bench = new Bench();
  private final Transcript transcript = new Transcript();
  private final RoomLines lines = new RoomLines(transcript, () -> "ann", nick -> false);
  private final Scrollback scrollback =
      new Scrollback(bench.node, bench.answers, lines, transcript, bench::error);
  private final List<String> shown = new ArrayList<>();
  private final Finding finding =
      new Finding(bench.node, bench.answers, transcript, scrollback, new Shown());

  @BeforeEach
  void history() {
    IntStream.range(0, 12_000)
        .mapToObj(
            i -> new ChatLine("h" + i, FakeNode.NOW + i, "films", "bob", "#films", "m", said(i)))
        .forEach(bench.node::keeps);
    scrollback.start(() -> {});
    bench.settle();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static String said(int i) {
    return i % 1_000 == 500 ? "the Needle of " + i : "hay " + i;
  }

  @Test
  void fromMatchToMatchAndBack() {
    older("needle");
    newer("needle");
    newer("nothing like that");

    assertThat(shown).containsExactly("Needle of 11500", "nothing", "nothing");
  }

  @Test
  void whatIsNotHereIsFoundInTheLogAndFetched() {
    for (int i = 0; i < 5; i++) {
      older("needle");
    }

    assertThat(shown)
        .containsSubsequence(
            "Needle of 11500", "Needle of 10500", "Needle of 9500", "Needle of 8500");
    assertThat(transcript.has("h7500")).isTrue();
    assertThat(transcript.has("h1")).as("no more than it takes").isFalse();
  }

  @Test
  void whatWasNeverSaidIsNotFetchedFor() {
    older("camel");

    assertThat(shown).contains("nothing");
    assertThat(transcript.size()).isEqualTo(Scrollback.PAGE);
  }

  @Test
  void manyLinesAreLookedThroughInSlices() {
    while (scrollback.older(() -> {})) {
      bench.settle();
    }
    older("Needle of 500");

    assertThat(shown).containsExactly("searching", "searching", "Needle of 500");
  }

  @Test
  void otherWordsBeginAtTheNewestAgain() {
    older("needle");
    finding.restart();
    older("hay 11999");

    assertThat(shown).last().isEqualTo("hay 11999");
  }

  private void older(String words) {
    finding.older(words);
    bench.settle();
  }

  private void newer(String words) {
    finding.newer(words);
    bench.settle();
  }

  private final class Shown implements Finding.Show {
    @Override
    public void searching() {
      shown.add("searching");
    }

    @Override
    public void found(int index, int from, int to) {
      shown.add(transcript.get(index).text().substring(from));
    }

    @Override
    public void nothing() {
      shown.add("nothing");
    }
  }
}
