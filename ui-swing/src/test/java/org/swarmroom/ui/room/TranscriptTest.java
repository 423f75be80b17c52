package org.swarmroom.ui.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.ui.room.Entries.NOON;
import static org.swarmroom.ui.room.Entries.said;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TranscriptTest {

  private final Transcript transcript = new Transcript();

  @Test
  void linesThatComeLateStandWhereTheirTimesPutThem() {
    transcript.add(List.of(said("1", NOON, "ann", "first"), said("3", NOON + 20, "ann", "third")));
    transcript.add(List.of(said("2", NOON + 10, "bob", "second"), said("1", NOON, "ann", "first")));

    assertThat(shown()).extracting(Entry::text).containsExactly("first", "second", "third");
  }

  @Test
  void linesOfOneSpeakerStandUnderOneHeadingForAWhile() {
    transcript.add(
        List.of(
            said("1", NOON, "ann", "a"),
            said("2", NOON + 1000, "ann", "b"),
            said("3", NOON + 2000, "bob", "c"),
            said("4", NOON + 600_000, "bob", "d")));

    assertThat(IntStream.range(0, 4).mapToObj(transcript::startsGroup))
        .containsExactly(true, false, true, true);
  }

  @Test
  void aDayBeginsOnce() {
    transcript.add(
        List.of(
            said("1", NOON, "ann", "a"),
            said("2", NOON + 1, "ann", "b"),
            said("3", NOON + 86_400_000, "ann", "c")));

    assertThat(IntStream.range(0, 3).mapToObj(transcript::startsDay))
        .containsExactly(true, false, true);
  }

  @Test
  void theOldestGoWhenThereAreTooMany() {
    var lines =
        IntStream.range(0, Transcript.MOST + 1)
            .mapToObj(i -> said("l" + i, NOON + i, "ann", "x"))
            .toList();
    transcript.add(lines);

    assertThat(transcript.size()).isLessThanOrEqualTo(Transcript.MOST);
    assertThat(transcript.get(transcript.size() - 1).id()).isEqualTo("l" + Transcript.MOST);
  }

  /** The changes it tells of rebuild the list elsewhere. */
  @RepeatedTest(200)
  void listenersCanFollow(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var followed = new ArrayList<String>();
    transcript.listen(
        (from, removed, added) -> {
          followed.subList(from, from + removed).clear();
          for (int i = 0; i < added; i++) {
            followed.add(from + i, transcript.get(from + i).id());
          }
        });
    var model = new LinkedHashMap<String, Entry>();
    for (int step = 0; step < 30; step++) {
      var batch = new ArrayList<Entry>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        int id = random.nextInt(60);
        batch.add(said("l" + id, NOON + id * 10L, "ann", "x"));
      }
      if (random.nextInt(6) == 0) {
        transcript.put(batch.get(0));
        model.put(batch.get(0).id(), batch.get(0));
      } else {
        transcript.add(batch);
        batch.forEach(entry -> model.putIfAbsent(entry.id(), entry));
      }
      transcript.mark("l" + random.nextInt(60));
    }

    assertThat(followed).isEqualTo(shown().stream().map(Entry::id).toList());
    assertThat(shown())
        .isEqualTo(model.values().stream().sorted(Comparator.comparingLong(Entry::at)).toList());
  }

  private List<Entry> shown() {
    return IntStream.range(0, transcript.size()).mapToObj(transcript::get).toList();
  }
}
