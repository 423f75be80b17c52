package org.swarmroom.ui.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.ui.room.Entries.NOON;
import static org.swarmroom.ui.room.Entries.said;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TranscriptLayoutTest {

  private static final TranscriptLayout.Metrics METRICS =
      new TranscriptLayout.Metrics(c -> 7, 18, 20, 40, 12, 2, 64);

  private final Transcript transcript = new Transcript();
  private final TranscriptLayout layout = new TranscriptLayout(transcript, METRICS);

  TranscriptLayoutTest() {
    transcript.listen(layout::changed);
  }

  @Test
  void aLongLineTakesMoreRowsWhereItIsNarrow() {
    transcript.add(List.of(said("1", NOON, "ann", "word ".repeat(40))));
    layout.reflow(2000, METRICS);
    layout.exactly(0, 1);
    int wide = layout.total();

    layout.reflow(200, METRICS);
    layout.exactly(0, 1);

    assertThat(layout.total()).isGreaterThan(wide);
    assertThat(layout.total() - wide).isEqualTo((layout.rows(0).length - 1) * METRICS.line());
  }

  /** However entries came, it is as if all had come at once. */
  @RepeatedTest(200)
  void placesDoNotDependOnTheOrderOfArrival(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var all = new ArrayList<Entry>();
    for (int i = 0; i < 60; i++) {
      all.add(
          said(
              "l" + i,
              NOON + i * 5_000_000L,
              "nick" + random.nextInt(3),
              "word ".repeat(random.nextInt(60))));
    }
    var order = new ArrayList<>(all);
    java.util.Collections.shuffle(order, random);
    layout.reflow(300, METRICS);
    for (var entry : order) {
      transcript.add(List.of(entry));
      layout.exactly(random.nextInt(layout.size()), layout.size());
    }
    layout.exactly(0, layout.size());

    var atOnce = new Transcript();
    atOnce.add(all);
    var fresh = new TranscriptLayout(atOnce, METRICS);
    fresh.reflow(300, METRICS);
    fresh.exactly(0, fresh.size());
    assertThat(IntStream.rangeClosed(0, 60).map(layout::top))
        .containsExactly(
            IntStream.rangeClosed(0, 60).map(fresh::top).boxed().toArray(Integer[]::new));
  }

  @Test
  void everyHeightBelongsToTheEntryThatStandsThere() {
    transcript.add(
        IntStream.range(0, 50).mapToObj(i -> said("l" + i, NOON + i, "ann", "x")).toList());

    for (int i = 0; i < 50; i++) {
      assertThat(layout.indexAt(layout.top(i))).isEqualTo(i);
      assertThat(layout.indexAt(layout.top(i + 1) - 1)).isEqualTo(i);
    }
    assertThat(layout.indexAt(-5)).isZero();
    assertThat(layout.indexAt(1_000_000)).isEqualTo(49);
  }

  @Test
  void aNewWidthOfAHundredThousandLinesIsAMatterOfMilliseconds() {
    transcript.add(
        IntStream.range(0, 100_000)
            .mapToObj(i -> said("l" + i, NOON + i, "nick" + i % 7, "some words ".repeat(i % 20)))
            .toList());
    layout.reflow(400, METRICS);
    var cpu = ManagementFactory.getThreadMXBean(); // the machine may be busy elsewhere
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long start = cpu.getCurrentThreadCpuTime();
      layout.reflow(300 + round, METRICS);
      layout.exactly(99_900, 100_000);
      best = Math.min(best, cpu.getCurrentThreadCpuTime() - start);
    }

    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(16));
  }
}
