package org.swarmroom.ui.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.ui.fake.Bench;
import org.swarmroom.ui.fake.FakeNode;
import org.swarmroom.ui.kit.LiveRows;

class SearchPresenterTest {

  private final Bench bench = new Bench();
  private final LiveRows<SearchRow> rows =
      new LiveRows<>(SearchPresenter::key, Runnable::run, Runnable::run);
  private final Pane pane = new Pane();
  private final SearchPresenter presenter =
      new SearchPresenter(bench.node, bench.answers, bench.events, rows, pane);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theFirstAndTheLastOfWhatIsTypedAreAskedAndNothingBetween() {
    bench.node.has(file("1", "nosferatu.mkv", "video", 1, false));
    for (int end = 1; end <= "nosferatu".length(); end++) {
      presenter.typed("nosferatu".substring(0, end));
    }
    bench.settle();

    assertThat(searches()).containsExactly("search n", "search nosferatu");
    assertThat(pane.shown).isEqualTo("found 1");
  }

  @Test
  void anAnswerNobodyWaitsForIsDropped() {
    bench.node.has(file("1", "a.mkv", "video", 1, false), file("2", "b.mkv", "video", 1, false));
    presenter.typed("a");
    presenter.typed("b");
    bench.settle();
    assertThat(rows.get(0).name()).isEqualTo("b.mkv");

    presenter.typed("a");
    presenter.typed("");
    bench.settle();

    assertThat(rows.size()).isZero();
    assertThat(pane.shown).isEqualTo("idle");
  }

  @Test
  void aTypeNarrowsTheSameWords() {
    bench.node.has(file("1", "x.mkv", "video", 1, false), file("2", "x.flac", "audio", 1, false));
    presenter.typed("x");
    presenter.type("audio");
    bench.settle();

    assertThat(searches()).last().isEqualTo("search x type:audio");
    assertThat(rows.size()).isEqualTo(1);
  }

  @Test
  void onlyWhatIsReachableIsShownWhenAskedFor() {
    bench.node.has(
        file("1", "x1", "other", 0, false),
        file("2", "x2", "other", 1, false),
        file("3", "x3", "other", 0, true));
    presenter.typed("x");
    bench.settle();

    presenter.onlineOnly(true);

    assertThat(IntStream.range(0, rows.size()).mapToObj(i -> rows.get(i).name()))
        .containsExactly("x2", "x3");
  }

  @Test
  void newCataloguesAnswerTheSameQuestionAnew() {
    presenter.typed("x");
    bench.settle();
    assertThat(pane.shown).isEqualTo("nothing x");

    bench.node.has(file("1", "x", "other", 1, false));
    bench.node.emit(new NodeEvent.CatalogueUpdated(FakeNode.NOW, "b0", "bob", 1));
    bench.settle();

    assertThat(pane.shown).isEqualTo("found 1");
  }

  @Test
  void aQueryThatCantBeReadIsExplained() {
    bench.node.fail("search", "size:>1XB has no unit we know; write K, M or G.");
    presenter.typed("size:>1XB");
    bench.settle();

    assertThat(pane.shown).startsWith("refused size:>1XB");
  }

  @Test
  void moreAsksForMore() {
    bench.node.has(
        IntStream.range(0, 300)
            .mapToObj(i -> file("k" + i, "x" + i, "other", 1, false))
            .toArray(SearchRow[]::new));
    presenter.typed("x");
    bench.settle();
    assertThat(pane.more).isTrue();
    assertThat(rows.size()).isEqualTo(SearchPresenter.FIRST_LIMIT);

    presenter.more();
    bench.settle();

    assertThat(rows.size()).isEqualTo(300);
    assertThat(pane.more).isFalse();
  }

  @Test
  void whatWeHaveIsNotFetchedAndTheRestIs() {
    var own = file("1", "mine", "other", 0, true);
    var unhashed = file("", "young", "other", 1, false);
    var other = file("2", "theirs", "other", 1, false);
    bench.node.has(other);

    presenter.download(List.of(own, unhashed, other), Optional.empty());
    bench.settle();

    assertThat(bench.node.asked())
        .filteredOn(call -> call.startsWith("download"))
        .containsExactly("download 2");
    assertThat(bench.lastError()).contains("young");
    assertThat(bench.lastInfo()).contains("theirs");
  }

  private List<String> searches() {
    return bench.node.asked().stream().filter(call -> call.startsWith("search")).toList();
  }

  private static SearchRow file(String id, String name, String type, int online, boolean own) {
    return new SearchRow(id, name, 1000, type, "folder", List.of("bob"), online, own);
  }

  private final class Pane implements SearchView {
    private String shown = "";
    private boolean more;

    @Override
    public void idle() {
      shown = "idle";
    }

    @Override
    public void found(int count, boolean leftOff, long millis) {
      shown = "found " + count;
      more = leftOff;
    }

    @Override
    public void nothing(String query) {
      shown = "nothing " + query;
    }

    @Override
    public void refused(String sentence) {
      shown = "refused " + sentence;
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
