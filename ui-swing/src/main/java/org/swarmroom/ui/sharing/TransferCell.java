package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import java.util.Map;
import java.util.Optional;
import javax.swing.Icon;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.node.TransferRow;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.ProgressCell.Progress;
import org.swarmroom.ui.kit.TextCell;

/** A transfer's name with the sign of its state, and the state in words. */
final class TransferCell extends TextCell<TransferRow> {

  private static final long serialVersionUID = 1L;

  /** How a state looks. */
  private record Look(String icon, String colour) {}

  private static final Map<String, Look> LOOKS =
      Map.of(
          "waiting", new Look("clock", "Swarmroom.warn"),
          "checking", new Look("search", "Swarmroom.accent"),
          "fetching", new Look("download", "Swarmroom.accent"),
          "paused", new Look("pause", "Swarmroom.muted"),
          "done", new Look("check", "Swarmroom.good"),
          "seeding", new Look("check", "Swarmroom.good"),
          "failed", new Look("warning", "Swarmroom.error"));
  private static final Look OTHER = new Look("file", "Swarmroom.muted");

  private final transient Map<String, Icon> icons = new java.util.HashMap<>();

  TransferCell() {
    super(TransferRow::name, false);
  }

  @Override
  protected @Nullable Icon icon(TransferRow row) {
    var look = look(row);
    return icons.computeIfAbsent(
        row.state(), state -> Icons.tinted(look.icon(), 16, look.colour()));
  }

  /** Done of all, in the colour of the state. */
  static Progress progress(TransferRow row) {
    return new Progress(TransfersPresenter.share(row), look(row).colour());
  }

  /** The state in words, with the reason if it stands still. */
  static String state(TransferRow row) {
    var state = LOOKS.containsKey(row.state()) ? text("state." + row.state()) : row.state();
    return Optional.of(row.reason())
        .filter(reason -> !reason.isEmpty())
        .map(reason -> text("transfers.state.why", state, reason))
        .orElse(state);
  }

  private static Look look(TransferRow row) {
    return LOOKS.getOrDefault(row.state(), OTHER);
  }
}
