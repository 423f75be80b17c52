package org.swarmroom.ui.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swarmroom.app.node.PeerRow;
import org.swarmroom.ui.fake.Bench;
import org.swarmroom.ui.kit.LiveRows;

class PeersPresenterTest {

  private final Bench bench = new Bench();
  private final LiveRows<PeerRow> rows =
      new LiveRows<>(PeersPresenter::key, Runnable::run, Runnable::run);
  private final Pane pane = new Pane();
  private final PeersPresenter presenter =
      new PeersPresenter(bench.node, bench.answers, bench.events, rows, pane);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void anAddressBecomesAPeerOnceItAnswers() {
    presenter.add(" 192.168.1.20:51413 ");
    bench.settle();
    assertThat(rows.get(0).state()).isEqualTo("connecting");
    assertThat(pane.added).isTrue();

    bench.node.peer(new PeerRow("b0", "bob", "192.168.1.20:51413", "online", "manual", 7, 70));
    bench.settle();

    assertThat(rows.total()).isEqualTo(1);
    assertThat(rows.get(0).nick()).isEqualTo("bob");
  }

  @Test
  void anEmptyAddressIsNotAsked() {
    presenter.add("  ");
    bench.settle();

    assertThat(bench.node.asked()).isEmpty();
    assertThat(bench.lastError()).isNotEmpty();
  }

  @Test
  void anAddressThatIsRefusedStaysInItsField() {
    bench.node.fail("peer", "“nowhere” has no port; write HOST:PORT.");
    presenter.add("nowhere");
    bench.settle();

    assertThat(pane.added).isFalse();
    assertThat(bench.lastError()).contains("HOST:PORT");
  }

  @Test
  void refreshingSaysWhatItFound() {
    presenter.refresh();
    bench.settle();

    assertThat(bench.lastInfo()).isEqualTo("Asked 0 peers; nothing new.");
  }

  @Test
  void removingForgets() {
    presenter.add("h:1");
    bench.settle();

    presenter.remove(List.of(rows.get(0)));
    bench.settle();

    assertThat(bench.node.asked()).contains("forget h:1");
    assertThat(rows.total()).isZero();
  }

  private final class Pane implements PeersView {
    private boolean added;

    @Override
    public void changed() {}

    @Override
    public void added() {
      added = true;
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
