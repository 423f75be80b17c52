package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import java.util.Locale;
import java.util.Set;
import javax.swing.Icon;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.TextCell;

/** A file's name with the icon of its type. */
final class FileCell extends TextCell<SearchRow> {

  private static final long serialVersionUID = 1L;
  private static final Set<String> TYPES =
      Set.of("video", "audio", "image", "document", "archive", "program", "subtitle");

  FileCell() {
    super(SearchRow::name, false);
  }

  @Override
  protected @Nullable Icon icon(SearchRow row) {
    return Icons.fileType(row.type());
  }

  @Override
  protected boolean muted(SearchRow row) {
    return !row.own() && row.online() == 0;
  }

  /** A type as search names it, in the user's words. */
  static String typeName(String type) {
    var known = type.toLowerCase(Locale.ROOT);
    return text("type." + (TYPES.contains(known) ? known : "other"));
  }
}
