package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.SearchAnswer;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.ui.kit.Answers;
import org.swarmroom.ui.kit.LiveRows;
import org.swarmroom.ui.kit.NodeEvents;

/**
 * Searches while one types. At most one question is under way; the newest waits for its turn, those
 * between are never asked, and an answer that nobody waits for any more is dropped.
 */
final class SearchPresenter {

  static final int FIRST_LIMIT = 200;
  private static final int MORE = 10;

  private final NodeControl node;
  private final Answers answers;
  private final LiveRows<SearchRow> rows;
  private final SearchView view;
  private String words = "";
  private String type = "";
  private int limit = FIRST_LIMIT;
  private boolean underWay;
  private boolean askAgain;

  SearchPresenter(
      NodeControl node,
      Answers answers,
      NodeEvents events,
      LiveRows<SearchRow> rows,
      SearchView view) {
    this.node = node;
    this.answers = answers;
    this.rows = rows;
    this.view = view;
    events.listen(this::heard);
  }

  /** The row's key: its content, or where it lies while that is unknown. */
  static String key(SearchRow row) {
    return row.id().isEmpty() ? row.folder() + "/" + row.name() : row.id();
  }

  /** The field's text now. */
  void typed(String text) {
    if (!text.strip().equals(words)) {
      words = text.strip();
      limit = FIRST_LIMIT;
      search();
    }
  }

  /**
   * @param only a file type such as {@code video}, empty for all
   */
  void type(String only) {
    type = only;
    limit = FIRST_LIMIT;
    search();
  }

  /** Shows only what can be fetched now. */
  void onlineOnly(boolean only) {
    rows.filter(only ? row -> row.online() > 0 || row.own() : null);
  }

  /** Asks for hits that were left off. */
  void more() {
    limit *= MORE;
    search();
  }

  /** Asks the people in the room for what the index does not know. */
  void askTheRoom() {
    answers.ask(() -> node.ask(words), id -> view.info(text("search.asked")), view::error);
  }

  void download(List<SearchRow> chosen, Optional<Path> to) {
    for (var row : chosen) {
      if (row.own()) {
        view.info(text("search.own", row.name()));
      } else if (row.id().isEmpty()) {
        view.error(text("search.unhashed", row.name()));
      } else {
        answers.ask(
            () -> node.download(row.id(), to),
            started ->
                view.info(text("download.started.from", started.name(), row.holders().size())),
            view::error);
      }
    }
  }

  void magnet(SearchRow row, Consumer<String> made) {
    answers.ask(() -> node.magnet(row.id(), true), made, view::error);
  }

  private String query() {
    return type.isEmpty() ? words : (words + " type:" + type.toLowerCase(Locale.ROOT)).strip();
  }

  private void search() {
    if (query().isEmpty()) {
      askAgain = underWay;
      rows.replaceAll(List.of());
      view.idle();
    } else if (underWay) {
      askAgain = true;
    } else {
      ask(query());
    }
  }

  private void ask(String asked) {
    underWay = true;
    askAgain = false;
    answers.ask(
        () -> node.search(asked, limit),
        answer -> answered(asked, answer),
        sentence -> {
          underWay = false;
          if (!nextIfStale(asked)) {
            rows.replaceAll(List.of());
            view.refused(sentence);
          }
        });
  }

  private void answered(String asked, SearchAnswer answer) {
    underWay = false;
    if (nextIfStale(asked)) {
      return;
    }
    rows.replaceAll(answer.rows());
    if (answer.rows().isEmpty()) {
      view.nothing(asked);
    } else {
      view.found(answer.rows().size(), answer.more(), answer.millis());
    }
    if (askAgain) {
      ask(asked);
    }
  }

  private boolean nextIfStale(String asked) {
    var now = query();
    if (now.equals(asked)) {
      return false;
    }
    if (!now.isEmpty()) {
      ask(now);
    }
    return true;
  }

  /** What others share, or who is here, changed: the same question has another answer. */
  private void heard(List<NodeEvent> batch) {
    boolean changed =
        batch.stream()
            .anyMatch(
                event ->
                    event instanceof NodeEvent.CatalogueUpdated
                        || event instanceof NodeEvent.ShareDone
                        || event instanceof NodeEvent.PeerChanged
                        || event instanceof NodeEvent.TransferDone);
    if (changed && !query().isEmpty()) {
      search();
    }
  }
}
