package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import java.util.Set;
import javax.swing.Icon;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.node.ShareRow;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.ProgressCell.Progress;
import org.swarmroom.ui.kit.TextCell;

/** A shared path, and how far it is. */
final class ShareCell extends TextCell<ShareRow> {

  private static final long serialVersionUID = 1L;
  private static final Set<String> STATES = Set.of("hashing", "paused", "ready", "missing");

  private final transient Icon folder = Icons.icon("folder");
  private final transient Icon trouble = Icons.tinted("warning", 16, "Swarmroom.error");

  ShareCell() {
    super(row -> row.path().toString(), false);
  }

  @Override
  protected @Nullable Icon icon(ShareRow row) {
    return row.state().equals("missing") ? trouble : folder;
  }

  /** Bytes hashed of all. */
  static Progress progress(ShareRow row) {
    boolean ready = row.state().equals("ready");
    double share = ready ? 1 : row.bytes() == 0 ? 0 : (double) row.hashedBytes() / row.bytes();
    return new Progress(
        share,
        ready
            ? "Swarmroom.good"
            : row.state().equals("missing") ? "Swarmroom.error" : "Swarmroom.accent");
  }

  /** The state in words, with the first problem. */
  static String state(ShareRow row) {
    var state = STATES.contains(row.state()) ? text("share." + row.state()) : row.state();
    return row.problems().isEmpty()
        ? state
        : text("transfers.state.why", state, row.problems().get(0));
  }
}
