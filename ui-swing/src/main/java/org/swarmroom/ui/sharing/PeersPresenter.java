package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import java.util.List;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.PeerRow;
import org.swarmroom.ui.kit.Answers;
import org.swarmroom.ui.kit.LiveRows;
import org.swarmroom.ui.kit.NodeEvents;

/** Who shares files with us: those of the room, of the LAN, and addresses given by hand. */
final class PeersPresenter {

  private final NodeControl node;
  private final Answers answers;
  private final LiveRows<PeerRow> rows;
  private final PeersView view;

  PeersPresenter(
      NodeControl node,
      Answers answers,
      NodeEvents events,
      LiveRows<PeerRow> rows,
      PeersView view) {
    this.node = node;
    this.answers = answers;
    this.rows = rows;
    this.view = view;
    events.listen(this::heard);
  }

  static String key(PeerRow row) {
    return row.fingerprint().isEmpty() ? row.address() : row.fingerprint();
  }

  void start() {
    answers.ask(
        node::peers,
        now -> {
          rows.replaceAll(now);
          view.changed();
        },
        view::error);
  }

  void add(String address) {
    if (address.isBlank()) {
      view.error(text("peers.add.empty"));
      return;
    }
    answers.ask(
        () -> node.addPeer(address.strip()),
        row -> {
          put(row);
          view.added();
          view.info(text("peers.added", row.address()));
        },
        view::error);
  }

  void remove(List<PeerRow> chosen) {
    for (var row : chosen) {
      answers.ask(
          () -> node.removePeer(row.address()),
          done -> {
            rows.remove(key(row));
            view.changed();
            view.info(text("peers.removed", row.address()));
          },
          view::error);
    }
  }

  void refresh() {
    view.info(text("peers.refreshing"));
    answers.ask(
        node::refreshPeers,
        report -> {
          view.info(report.sentence());
          start();
        },
        view::error);
  }

  private void heard(List<NodeEvent> batch) {
    for (var event : batch) {
      if (event instanceof NodeEvent.PeerChanged changed) {
        if (changed.peer().state().equals("removed")) {
          rows.remove(key(changed.peer()));
          view.changed();
        } else {
          put(changed.peer());
        }
      }
    }
  }

  /** A peer given by hand shows by its address until its fingerprint is known. */
  private void put(PeerRow row) {
    if (!row.fingerprint().isEmpty()) {
      rows.remove(row.address());
    }
    rows.put(row);
    view.changed();
  }
}
