package org.swarmroom.ui.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.ui.room.Entries.NOON;
import static org.swarmroom.ui.room.Entries.said;

import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.swarmroom.ui.kit.Theme;

/** The scroller without a window: where the view stands when lines come. */
@ExtendWith(OnEventThread.class)
class TranscriptPaneTest {

  private static final int WIDTH = 700;
  private static final int HEIGHT = 500;

  private final Transcript transcript = new Transcript();
  private TranscriptPane pane;
  private int asked;

  @BeforeEach
  void lay() {
    Theme.prepare();
    Theme.LIGHT.apply(false);
    pane = new TranscriptPane(transcript, offer -> {}, link -> {}, nick -> {}, () -> asked++);
    pane.setSize(WIDTH, HEIGHT);
    pane.doLayout();
    pane.getViewport().doLayout();
  }

  /** Lines of one millisecond too: those that come later stand before those that are there. */
  @RepeatedTest(20)
  void whatTheReaderLooksAtStaysWhenOlderLinesCome(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    int together = 1 + random.nextInt(3);
    transcript.add(lines(4_000, 5_000, together));
    for (int page = 3_500; page >= 0; page -= 500) {
      scrollTo(random.nextInt(200));
      var id = transcript.get(pane.view().entries().indexAt(top())).id();
      int stands = pane.view().entries().top(indexOf(id) + 1) - top();

      transcript.addOlder(lines(page, page + 500, together));

      assertThat(pane.view().entries().top(indexOf(id) + 1) - top()).isEqualTo(stands);
    }
  }

  @Test
  void olderLinesAreAskedForBeforeTheTopIsReached() {
    transcript.add(lines(0, 500, 1));
    assertThat(asked).isZero();

    scrollTo(2 * HEIGHT);

    assertThat(asked).isPositive();
  }

  @Test
  void theNewestLineStaysInViewUntilTheReaderScrollsUp() {
    transcript.add(lines(0, 100, 1));
    assertThat(bottom()).isEqualTo(pane.view().getPreferredSize().height);

    scrollTo(300);
    transcript.add(lines(100, 200, 1));

    assertThat(top()).isEqualTo(300);
  }

  /** Generous to a busy machine. */
  @Test
  void aHundredThousandLinesAreNotFeltInOneMore() {
    transcript.add(lines(0, 100_000, 1));
    cpuOf(200, i -> paint());
    cpuOf(200, i -> transcript.add(lines(100_000 + i, 100_001 + i, 1)));

    var append = cpuOf(1_000, i -> transcript.add(lines(200_000 + i, 200_001 + i, 1)));
    var paint = cpuOf(200, i -> paint());
    var page = cpuOf(20, i -> transcript.addOlder(lines(-500 * (i + 1), -500 * i, 1)));

    assertThat(append).isLessThan(Duration.ofMillis(4));
    assertThat(paint).isLessThan(Duration.ofMillis(40));
    assertThat(page).isLessThan(Duration.ofMillis(60));
  }

  private void paint() {
    var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var graphics = picture.createGraphics();
    pane.getViewport().paint(graphics);
    graphics.dispose();
  }

  /** CPU of this thread for each turn. */
  private static Duration cpuOf(int turns, java.util.function.IntConsumer turn) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    IntStream.range(0, turns).forEach(turn);
    return Duration.ofNanos((threads.getCurrentThreadCpuTime() - before) / turns);
  }

  private void scrollTo(int y) {
    pane.getViewport().setViewPosition(new java.awt.Point(0, y));
  }

  private int indexOf(String id) {
    return IntStream.range(0, transcript.size())
        .filter(i -> transcript.get(i).id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private int top() {
    return pane.getViewport().getViewPosition().y;
  }

  private int bottom() {
    return top() + HEIGHT;
  }

  private static List<Entry> lines(int from, int to, int together) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                said(
                    "l" + i,
                    NOON + Math.floorDiv(i, together) * 1_000L,
                    "nick" + Math.floorMod(i, 7),
                    "line " + i + " " + "some words ".repeat(Math.floorMod(i * 31, 23))))
        .toList();
  }
}
