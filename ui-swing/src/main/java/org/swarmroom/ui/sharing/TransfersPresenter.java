package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.TransferRow;
import org.swarmroom.ui.kit.Answers;
import org.swarmroom.ui.kit.LiveRows;
import org.swarmroom.ui.kit.NodeEvents;

/** Keeps the transfers up to date and does what is done with them. */
final class TransfersPresenter {

  private static final Set<String> CAN_PAUSE = Set.of("waiting", "checking", "fetching", "seeding");
  private static final Set<String> CAN_RESUME = Set.of("paused", "failed");

  private final NodeControl node;
  private final Answers answers;
  private final LiveRows<TransferRow> rows;
  private final TransfersView view;

  TransfersPresenter(
      NodeControl node,
      Answers answers,
      NodeEvents events,
      LiveRows<TransferRow> rows,
      TransfersView view) {
    this.node = node;
    this.answers = answers;
    this.rows = rows;
    this.view = view;
    events.listen(this::heard);
  }

  void start() {
    answers.ask(node::downloadsFolder, view::folder, view::error);
    answers.ask(
        node::transfers,
        now -> {
          rows.replaceAll(now);
          changed();
        },
        view::error);
  }

  static boolean canPause(TransferRow row) {
    return CAN_PAUSE.contains(row.state());
  }

  static boolean canResume(TransferRow row) {
    return CAN_RESUME.contains(row.state());
  }

  /** Done of all, 0 to 1; an empty file is done when its state says so. */
  static double share(TransferRow row) {
    boolean complete = row.state().equals("done") || row.state().equals("seeding");
    return row.size() <= 0 ? (complete ? 1 : 0) : (double) row.done() / row.size();
  }

  void pause(List<TransferRow> chosen) {
    each(
        chosen.stream().filter(TransfersPresenter::canPause).toList(),
        node::pause,
        "transfers.pause.done");
  }

  void resume(List<TransferRow> chosen) {
    each(
        chosen.stream().filter(TransfersPresenter::canResume).toList(),
        node::resume,
        "transfers.resume.done");
  }

  void cancel(List<TransferRow> chosen) {
    each(chosen, node::cancel, "transfers.cancel.done");
  }

  void add(String source) {
    answers.ask(
        () -> node.addTorrent(source, Optional.empty(), List.of()),
        started -> view.info(text("download.started", started.name())),
        view::error);
  }

  void downloadsFolder(Path folder) {
    answers.ask(
        () -> node.setDownloadsFolder(folder),
        done -> {
          view.folder(folder);
          view.info(text("transfers.folder.done", folder));
        },
        view::error);
  }

  private void each(
      List<TransferRow> chosen,
      Function<String, CompletableFuture<Void>> call,
      String confirmation) {
    for (var row : chosen) {
      answers.ask(
          () -> call.apply(row.id()),
          done -> view.info(text(confirmation, row.name())),
          view::error);
    }
  }

  private void heard(List<NodeEvent> batch) {
    boolean any = false;
    for (var event : batch) {
      any |= heard(event);
    }
    if (any) {
      changed();
    }
  }

  private boolean heard(NodeEvent event) {
    if (event instanceof NodeEvent.TransferStarted started) {
      rows.put(started.transfer());
    } else if (event instanceof NodeEvent.TransferProgress progress) {
      rows.put(progress.transfer());
    } else if (event instanceof NodeEvent.TransferDone done) {
      rows.put(done.transfer());
      view.info(text("transfers.done", done.transfer().name(), done.transfer().to()));
    } else if (event instanceof NodeEvent.TransferFailed failed) {
      rows.put(failed.transfer());
      view.error(text("transfers.failed", failed.transfer().name(), failed.transfer().reason()));
    } else if (event instanceof NodeEvent.TransferRemoved removed) {
      rows.remove(removed.id());
    } else {
      return false;
    }
    return true;
  }

  private void changed() {
    long down = 0;
    long up = 0;
    int active = 0;
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      down += row.state().equals("fetching") ? row.rateDown() : 0;
      up += row.rateUp();
      active +=
          row.state().equals("fetching")
                  || row.state().equals("waiting")
                  || row.state().equals("checking")
              ? 1
              : 0;
    }
    view.totals(active, down, up);
  }
}
