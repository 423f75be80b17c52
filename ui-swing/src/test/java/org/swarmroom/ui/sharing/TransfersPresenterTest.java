package org.swarmroom.ui.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swarmroom.app.node.TransferRow;
import org.swarmroom.ui.fake.Bench;
import org.swarmroom.ui.kit.LiveRows;

class TransfersPresenterTest {

  private final Bench bench = new Bench();
  private final LiveRows<TransferRow> rows =
      new LiveRows<>(TransferRow::id, Runnable::run, Runnable::run);
  private final Pane pane = new Pane();
  private final TransfersPresenter presenter =
      new TransfersPresenter(bench.node, bench.answers, bench.events, rows, pane);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aTransferIsFollowedToItsEnd() {
    bench.node.transfer(row("a", 0, "fetching", ""));
    bench.node.transfer(row("a", 600, "fetching", ""));
    bench.settle();
    assertThat(TransfersPresenter.share(rows.get(0))).isEqualTo(.6);
    assertThat(pane.active).isEqualTo(1);
    assertThat(pane.down).isEqualTo(50);

    bench.node.transfer(row("a", 1000, "done", ""));
    bench.settle();

    assertThat(TransfersPresenter.share(rows.get(0))).isEqualTo(1);
    assertThat(pane.active).isZero();
    assertThat(bench.lastInfo()).contains("a.mkv").contains("complete");
  }

  @Test
  void aFailureIsSaidWithItsReason() {
    bench.node.transfer(row("a", 0, "fetching", ""));
    bench.node.transfer(row("a", 10, "failed", "The disk is full; free 1 GB and press Resume."));
    bench.settle();

    assertThat(bench.lastError()).contains("a.mkv").contains("The disk is full");
    assertThat(TransfersPresenter.canResume(rows.get(0))).isTrue();
    assertThat(TransfersPresenter.canPause(rows.get(0))).isFalse();
  }

  @Test
  void onlyWhatCanBePausedIsPaused() {
    bench.node.transfer(row("a", 0, "fetching", ""));
    bench.node.transfer(row("b", 1000, "done", ""));
    bench.settle();

    presenter.pause(List.of(rows.get(0), rows.get(1)));
    bench.settle();
    presenter.resume(List.of(rows.get(0), rows.get(1)));
    bench.settle();

    assertThat(bench.node.asked())
        .containsSubsequence("pause a", "resume a")
        .doesNotContain("pause b", "resume b");
  }

  @Test
  void whatIsCancelledIsGone() {
    bench.node.transfer(row("a", 0, "fetching", ""));
    bench.settle();

    presenter.cancel(List.of(rows.get(0)));
    bench.settle();

    assertThat(rows.total()).isZero();
    assertThat(pane.active).isZero();
  }

  @Test
  void whatWasThereBeforeIsThereAtOnce() {
    bench.node.transfer(row("a", 10, "paused", ""));
    bench.settle();
    rows.replaceAll(List.of());

    presenter.start();
    bench.settle();

    assertThat(rows.get(0).name()).isEqualTo("a.mkv");
  }

  @Test
  void whereDownloadsGoIsToldAtOnceAndWhenItChanges() {
    presenter.start();
    bench.settle();
    assertThat(pane.folder).isEqualTo(Path.of("Downloads"));

    presenter.downloadsFolder(Path.of("elsewhere"));
    bench.settle();

    assertThat(pane.folder).isEqualTo(Path.of("elsewhere"));
  }

  @Test
  void anEmptyFileIsCompleteWhenItsStateSaysSo() {
    var empty = new TransferRow("e", "empty", 0, 0, "done", "", 0, 0, List.of(), Path.of("d"), 0);

    assertThat(TransfersPresenter.share(empty)).isEqualTo(1);
  }

  private static TransferRow row(String id, long done, String state, String reason) {
    return new TransferRow(
        id,
        id + ".mkv",
        1000,
        done,
        state,
        reason,
        state.equals("fetching") ? 50 : 0,
        0,
        List.of("bob"),
        Path.of("Downloads"),
        8);
  }

  private final class Pane implements TransfersView {
    private int active = -1;
    private long down;
    private Path folder = Path.of("");

    @Override
    public void folder(Path now) {
      folder = now;
    }

    @Override
    public void totals(int now, long rateDown, long rateUp) {
      active = now;
      down = rateDown;
    }

    @Override
    public void info(String sentence) {
      bench.info(sentence);
    }

    @Override
    public void error(String sentence) {
      bench.error(sentence);
    }
  }
}
