package org.swarmroom.ui.fake;

import java.util.Locale;
import org.swarmroom.app.node.SearchRow;

/** Words, {@code type:} and {@code by:}, as far as windows need them. */
final class FakeSearch {

  private FakeSearch() {}

  static boolean fits(SearchRow row, String query) {
    for (var word : query.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
      boolean fits =
          word.startsWith("type:")
              ? row.type().equalsIgnoreCase(word.substring(5))
              : word.startsWith("by:")
                  ? row.holders().contains(word.substring(3))
                  : row.name().toLowerCase(Locale.ROOT).contains(word);
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
