package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import java.nio.file.Path;
import java.util.List;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.ShareReport;
import org.swarmroom.app.node.ShareRow;
import org.swarmroom.ui.kit.Answers;
import org.swarmroom.ui.kit.Formats;
import org.swarmroom.ui.kit.LiveRows;
import org.swarmroom.ui.kit.NodeEvents;

/** What this node shares: adds, removes, rescans, and follows the hashing. */
final class FilesPresenter {

  /**
   * The table is asked for again at most so often while files are hashed, in ms of the events'
   * clock.
   */
  private static final long REFRESH_MILLIS = 500;

  private final NodeControl node;
  private final Answers answers;
  private final LiveRows<ShareRow> rows;
  private final FilesView view;
  private boolean asking;
  private boolean askAgain;
  private long askedAt;

  FilesPresenter(
      NodeControl node,
      Answers answers,
      NodeEvents events,
      LiveRows<ShareRow> rows,
      FilesView view) {
    this.node = node;
    this.answers = answers;
    this.rows = rows;
    this.view = view;
    events.listen(this::heard);
  }

  void start() {
    refresh();
  }

  void add(List<Path> paths, boolean includeHidden) {
    if (paths.isEmpty()) {
      return;
    }
    view.info(text("files.adding", paths.size(), paths.get(0)));
    answers.ask(
        () -> node.addShares(paths, includeHidden),
        report -> {
          refresh();
          tell(report, text("files.added", report.files(), Formats.size(report.bytes())));
        },
        view::error);
  }

  void remove(List<ShareRow> chosen) {
    for (var row : chosen) {
      answers.ask(
          () -> node.removeShare(row.path()),
          done -> {
            refresh();
            view.info(text("files.removed", row.path()));
          },
          view::error);
    }
  }

  void rescan() {
    view.info(text("files.rescanning"));
    answers.ask(
        node::rescan,
        report -> {
          refresh();
          tell(report, text("files.rescanned", report.added(), report.changed(), report.removed()));
        },
        view::error);
  }

  void pause(boolean paused) {
    answers.ask(
        () -> node.pauseHashing(paused),
        done -> {
          refresh();
          view.info(text(paused ? "files.paused" : "files.resumed"));
        },
        view::error);
  }

  private void tell(ShareReport report, String done) {
    if (report.problems().isEmpty()) {
      view.info(done);
    } else if (report.problems().size() == 1) {
      view.error(report.problems().get(0));
    } else {
      view.error(text("files.problems", report.problems().get(0), report.problems().size() - 1));
    }
  }

  private void refresh() {
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    answers.ask(
        node::shares,
        this::answered,
        sentence -> {
          asking = false;
          view.error(sentence);
        });
  }

  private void answered(List<ShareRow> now) {
    asking = false;
    rows.replaceAll(now);
    view.changed();
    if (askAgain) {
      askAgain = false;
      refresh();
    }
  }

  private void heard(List<NodeEvent> batch) {
    for (var event : batch) {
      if (event instanceof NodeEvent.ShareProgress progress) {
        progress(progress);
      } else if (event instanceof NodeEvent.ShareDone done) {
        view.hashed();
        view.info(text("files.done", done.files(), Formats.size(done.bytes())));
        refresh();
      }
    }
  }

  private void progress(NodeEvent.ShareProgress progress) {
    double share =
        progress.bytesTotal() == 0 ? 1 : (double) progress.bytes() / progress.bytesTotal();
    view.hashing(progress.path(), progress.files(), progress.filesTotal(), share);
    if (progress.at() - askedAt >= REFRESH_MILLIS) {
      askedAt = progress.at();
      refresh();
    }
  }
}
