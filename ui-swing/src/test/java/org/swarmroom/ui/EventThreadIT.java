package org.swarmroom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JScrollPane;
import org.junit.jupiter.api.Test;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.app.node.TransferRow;
import org.swarmroom.ui.fake.FakeNode;

/** The event thread under load: a task may take 16 ms of CPU, but for one in twenty. */
class EventThreadIT {

  private static final double FRAME_MILLIS = 16;
  private static final double LONGEST_MILLIS = 120;
  private static final double SHARE_OVER = .05;

  @Test
  void aHundredThousandLinesAndAFloodOfNewOnes() {
    try (var node = new FakeNode()) {
      node.putSetting("theme", "light");
      node.inRoom("films");
      try (var opened = new Opened(node)) {
        history(node);
        Screen.await("lines", () -> opened.lines() >= 100_000);
        flood(node, 500); // warms up
        opened.awaitMessage("flood 499");
        opened.watch.reset();

        flood(node, 3_000);
        opened.awaitMessage("flood 2999");

        for (int width = 700; width < 1_000; width += 10) {
          resize(opened, width);
        }

        assertQuick(opened.watch);
      }
    }
  }

  @Test
  void aHundredThousandLinesScrolledBackTo() {
    try (var node = new FakeNode()) {
      node.putSetting("theme", "light");
      IntStream.range(0, 100_000).forEach(i -> node.keeps(line(i)));
      node.inRoom("films");
      try (var opened = new Opened(node)) {
        var scroll =
            Screen.component(opened.room().target(), "room.messages.scroll", JScrollPane.class);
        Screen.await("the newest lines", () -> opened.lines() >= 500);
        scrollBack(opened, scroll, 5_000); // warms up
        opened.watch.reset();

        scrollBack(opened, scroll, 100_000);

        assertQuick(opened.watch);
      }
    }
  }

  private static void scrollBack(Opened opened, JScrollPane scroll, int lines) {
    Screen.await(
        "older lines",
        () -> {
          Screen.run(() -> scroll.getVerticalScrollBar().setValue(0));
          return opened.lines() >= lines;
        });
  }

  @Test
  void fiftyThousandLinesThatArriveTogether() {
    try (var node = new FakeNode()) {
      node.putSetting("theme", "light");
      node.inRoom("films");
      try (var opened = new Opened(node)) {
        flood(node, 500); // warms up
        opened.awaitMessage("flood 499");
        opened.watch.reset();

        for (int i = 0; i < 50_000; i++) {
          node.emit(new NodeEvent.Line(FakeNode.NOW, line(i), true));
        }
        Screen.await("lines", () -> opened.lines() >= 50_000);

        assertQuick(opened.watch);
      }
    }
  }

  @Test
  void aThousandTransfersAndASearchOfManyRows() {
    try (var node = new FakeNode()) {
      node.putSetting("theme", "light");
      node.has(IntStream.range(0, 20_000).mapToObj(EventThreadIT::file).toArray(SearchRow[]::new));
      IntStream.range(0, 1_000).forEach(i -> node.transfer(transfer(i, 0)));
      node.inRoom("films");
      try (var opened = new Opened(node)) {
        var sharing = opened.sharing(1);
        var table = Opened.table((javax.swing.JFrame) sharing.target(), "transfers.table");
        Screen.await("transfers", () -> table.getRowCount() == 1_000);
        rounds(node, 1, 5); // warms up
        opened.watch.reset();

        rounds(node, 5, 40);
        Screen.await("the end", () -> Opened.cell(table, 0, 2).startsWith("40"));

        assertQuick(opened.watch);
      }
    }
  }

  private static void rounds(FakeNode node, int from, int to) {
    for (int round = from; round <= to; round++) {
      int done = round;
      IntStream.range(0, 1_000).forEach(i -> node.transfer(transfer(i, done)));
      node.settle();
      Screen.run(() -> {}); // the event thread keeps up
    }
  }

  private static void resize(Opened opened, int width) {
    Screen.run(() -> opened.room().target().setSize(width, 640));
    Screen.run(opened.room().target()::validate);
  }

  private static void history(FakeNode node) {
    for (int i = 0; i < 100_000; i++) {
      node.emit(new NodeEvent.Line(FakeNode.NOW, line(i), true));
      if (i % 1_000 == 0) {
        node.settle();
        Screen.run(() -> {});
      }
    }
    node.settle();
  }

  private static void flood(FakeNode node, int lines) {
    for (int i = 0; i < lines; i++) {
      node.says("nick" + i % 5, "flood " + i + " " + "and more words ".repeat(i % 12));
      if (i % 100 == 0) {
        node.settle();
        Screen.run(() -> {});
      }
    }
    node.settle();
  }

  private static void assertQuick(EventThreadWatch watch) {
    var costs = watch.costsMillis();
    assertThat(costs).isNotEmpty();
    assertThat(costs)
        .allMatch(cost -> cost < LONGEST_MILLIS, "shorter than " + LONGEST_MILLIS + " ms");
    assertThat((double) costs.stream().filter(cost -> cost > FRAME_MILLIS).count() / costs.size())
        .as(
            "share of tasks over %s ms of %s; longest %s",
            FRAME_MILLIS, costs.size(), costs.stream().mapToDouble(c -> c).max().orElse(0))
        .isLessThanOrEqualTo(SHARE_OVER);
  }

  private static ChatLine line(int i) {
    return new ChatLine(
        "h" + i,
        FakeNode.NOW - 200_000_000L + i * 1000L,
        "films",
        "nick" + i % 7,
        "#films",
        "message",
        "line " + i + " " + "some words ".repeat(i % 15));
  }

  private static SearchRow file(int i) {
    return new SearchRow(
        "f" + i, "file " + i + ".bin", i, "OTHER", "folder", List.of("bob"), 1, false);
  }

  private static TransferRow transfer(int i, int percent) {
    return new TransferRow(
        "t" + i,
        "file " + i,
        100,
        percent,
        "fetching",
        "",
        1000 + percent,
        0,
        List.of("bob"),
        Path.of("Downloads"),
        100 - percent);
  }
}
