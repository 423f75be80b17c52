package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import java.util.Set;
import java.util.function.Function;
import javax.swing.Icon;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.node.PeerRow;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.TextCell;

/** A peer's nick with a dot that is full while it is online. */
final class PeerCell extends TextCell<PeerRow> {

  private static final long serialVersionUID = 1L;
  private static final Set<String> STATES = Set.of("connecting", "online", "away");

  private final transient Icon online = Icons.tinted("dot", 12, "Swarmroom.good");
  private final transient Icon away = Icons.tinted("ring", 12, "Swarmroom.muted");
  private final transient Icon connecting = Icons.tinted("clock", 12, "Swarmroom.warn");

  PeerCell(Function<? super PeerRow, String> words) {
    super(words, false);
  }

  @Override
  protected @Nullable Icon icon(PeerRow row) {
    return switch (row.state()) {
      case "online" -> online;
      case "connecting" -> connecting;
      default -> away;
    };
  }

  @Override
  protected boolean muted(PeerRow row) {
    return row.state().equals("away");
  }

  static String state(String state) {
    return STATES.contains(state) ? text("peer." + state) : state;
  }
}
