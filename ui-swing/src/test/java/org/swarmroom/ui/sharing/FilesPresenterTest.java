package org.swarmroom.ui.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.ShareRow;
import org.swarmroom.ui.fake.Bench;
import org.swarmroom.ui.fake.FakeNode;
import org.swarmroom.ui.kit.LiveRows;

class FilesPresenterTest {

  private static final Path FILMS = Path.of("films");

  private final Bench bench = new Bench();
  private final LiveRows<ShareRow> rows =
      new LiveRows<>(row -> row.path().toString(), Runnable::run, Runnable::run);
  private final Pane pane = new Pane();
  private final FilesPresenter presenter =
      new FilesPresenter(bench.node, bench.answers, bench.events, rows, pane);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void anAddedFolderIsInTheTableAndConfirmed() {
    presenter.add(List.of(FILMS), false);
    bench.settle();

    assertThat(rows.get(0).path()).isEqualTo(FILMS);
    assertThat(bench.lastInfo()).contains("3 files").contains("3.00 MB");
  }

  @Test
  void whatCouldNotBeAddedIsSaid() {
    bench.node.fail(
        "share",
        "films was not shared: it can't be read. Change its permissions and press Rescan.");

    presenter.add(List.of(FILMS), false);
    bench.settle();

    assertThat(bench.lastError()).startsWith("films was not shared");
  }

  @Test
  void hashingIsFollowedToItsEnd() {
    presenter.add(List.of(FILMS), false);
    bench.settle();
    bench.node.emit(new NodeEvent.ShareProgress(FakeNode.NOW, "films/a", 1, 3, 500, 1000));
    bench.settle();
    assertThat(pane.share).isEqualTo(.5);

    bench.node.share(new ShareRow(FILMS, 3, 1000, 3, 1000, "ready", List.of()));
    bench.node.emit(new NodeEvent.ShareDone(FakeNode.NOW, 3, 1000));
    bench.settle();

    assertThat(pane.hashed).isTrue();
    assertThat(rows.get(0).state()).isEqualTo("ready");
    assertThat(ShareCell.progress(rows.get(0)).share()).isEqualTo(1);
  }

  @Test
  void aStreamOfProgressDoesNotAskForTheTableEachTime() {
    for (int i = 0; i < 100; i++) {
      bench.node.emit(new NodeEvent.ShareProgress(FakeNode.NOW + i, "f" + i, i, 100, i, 100));
      bench.settle();
    }

    assertThat(bench.node.asked()).filteredOn("shares"::equals).hasSizeLessThan(3);
  }

  @Test
  void removingRescanningAndPausingAreCallsAndConfirmations() {
    presenter.add(List.of(FILMS), false);
    bench.settle();
    presenter.rescan();
    bench.settle();
    presenter.pause(true);
    bench.settle();
    presenter.remove(List.of(rows.get(0)));
    bench.settle();

    assertThat(bench.node.asked())
        .containsSubsequence("rescan", "pause hashing true", "unshare films");
    assertThat(rows.total()).isZero();
  }

  private final class Pane implements FilesView {
    private double share;
    private boolean hashed;

    @Override
    public void changed() {}

    @Override
    public void hashing(String path, long files, long filesTotal, double now) {
      share = now;
    }

    @Override
    public void hashed() {
      hashed = true;
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
