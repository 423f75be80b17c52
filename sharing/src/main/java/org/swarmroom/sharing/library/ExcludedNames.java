package org.swarmroom.sharing.library;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names that are never shared: half-written files of downloaders, editors and offices, and the
 * notes that file managers leave in folders. Case doesn't matter.
 */
final class ExcludedNames {

  private static final Set<String> FILES =
      Set.of("thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", ".localized", "icon\r");

  private static final List<String> ENDINGS =
      List.of(
          ".part",
          ".part.journal",
          ".part.journal.new",
          ".part.name",
          ".partial",
          ".swarmroom-part",
          ".swarmroom-state",
          ".crdownload",
          ".download",
          ".aria2",
          ".!ut",
          ".!qb",
          ".!bt",
          ".bc!",
          ".tmp",
          ".temp",
          ".swp",
          ".swo",
          "~");

  /**
   * Folders with keys or with what the system threw away; not entered even where hidden files are
   * shared.
   */
  private static final Set<String> FOLDERS =
      Set.of(
          ".ssh",
          ".gnupg",
          ".aws",
          ".kube",
          ".password-store",
          "$recycle.bin",
          "system volume information",
          "lost+found",
          ".trashes");

  private ExcludedNames() {}

  static boolean file(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return FILES.contains(lower)
        || lower.startsWith("~$")
        || lower.startsWith(".~")
        || lower.startsWith("._")
        || ENDINGS.stream().anyMatch(lower::endsWith);
  }

  static boolean folder(String name) {
    return FOLDERS.contains(name.toLowerCase(Locale.ROOT));
  }
}
