package org.swarmroom.ui.sharing;

import java.util.function.Function;
import javax.swing.Icon;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.TextCell;

/** Whether a file can be had now, in words and with a dot. */
final class AvailabilityCell extends TextCell<SearchRow> {

  private static final long serialVersionUID = 1L;

  private final transient Icon here = Icons.tinted("dot", 10, "Swarmroom.good");
  private final transient Icon away = Icons.tinted("ring", 10, "Swarmroom.muted");
  private final transient Icon ours = Icons.tinted("check", 12, "Swarmroom.accent");

  AvailabilityCell(Function<? super SearchRow, String> words) {
    super(words, false);
  }

  @Override
  protected @Nullable Icon icon(SearchRow row) {
    return row.own() ? ours : row.online() > 0 ? here : away;
  }

  @Override
  protected boolean muted(SearchRow row) {
    return !row.own() && row.online() == 0;
  }
}
