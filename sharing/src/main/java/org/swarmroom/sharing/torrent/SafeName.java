package org.swarmroom.sharing.torrent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes names from outside safe as file names on every system, the same everywhere.
 *
 * <p>What comes out is one path component: not empty, not {@code .} or {@code ..}, without
 * separators, drive letters, streams, control characters or marks that turn the direction of text,
 * not a device of Windows, not what our own unfinished files are called, without trailing dots and
 * spaces, and at most {@link #MAX_BYTES} long.
 */
public final class SafeName {

  /** Longest name in UTF-8 bytes: with {@code " (2)"} and {@code ".part"} still under 255. */
  public static final int MAX_BYTES = 235;

  private static final String UNNAMED = "unnamed";
  private static final int MAX_EXTENSION = 20;
  private static final int MAX_LOOKED_AT = 1024;
  private static final String RESERVED = "/\\:*?\"<>|";

  /** Devices that Windows finds under these names in every folder, whatever the extension. */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$|clock\\$) *(\\..*)?");

  /** How what lies beside an unfinished transfer is called: no file from outside may be. */
  private static final Pattern UNFINISHED =
      Pattern.compile("(?i).*\\.part(\\.journal(\\.new)?|\\.name)?");

  private SafeName() {}

  /** The safe form of one name. */
  public static String of(String name) {
    String safe = trim(visible(Normalizer.normalize(ends(name), Normalizer.Form.NFC)));
    if (safe.isEmpty()) {
      return UNNAMED;
    }
    if (DEVICE.matcher(safe).matches()) {
      safe = "_" + safe;
    }
    String shortened = shorten(safe);
    return UNFINISHED.matcher(shortened).matches() ? shorten(shortened + "_") : shortened;
  }

  /** The safe form of a path's names, one folder deeper each; empty ones and dots are left out. */
  public static List<String> path(List<String> names) {
    List<String> safe =
        names.stream().filter(n -> !n.isEmpty() && !n.equals(".")).map(SafeName::of).toList();
    return safe.isEmpty() ? List.of(UNNAMED) : safe;
  }

  /** Where a path of names from outside lies: always inside {@code folder}. */
  public static Path resolve(Path folder, List<String> names) {
    Path path = folder;
    for (String name : path(names)) {
      path = path.resolve(name);
    }
    return path;
  }

  /**
   * Tells two names apart by a number before the extension: {@code photo.jpg} and 2 give {@code
   * photo (2).jpg}.
   */
  public static String numbered(String safeName, int number) {
    int dot = extensionAt(safeName);
    return safeName.substring(0, dot) + " (" + number + ")" + safeName.substring(dot);
  }

  /** Beginning and end of a name far too long: enough to work with, whatever a stranger sends. */
  private static String ends(String name) {
    return name.length() <= 4 * MAX_LOOKED_AT
        ? name
        : name.substring(0, MAX_LOOKED_AT) + name.substring(name.length() - MAX_LOOKED_AT);
  }

  private static String visible(String name) {
    var out = new StringBuilder(name.length());
    name.codePoints()
        .filter(c -> !isInvisible(c))
        .forEach(c -> out.appendCodePoint(isForbidden(c) ? '_' : c));
    return out.toString();
  }

  /** Control characters, marks that turn the direction of text, and spaces of no width. */
  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      // Joiners shape letters and emoji; every other format character can only deceive.
      case Character.FORMAT -> c != 0x200c && c != 0x200d;
      default -> false;
    };
  }

  private static boolean isForbidden(int c) {
    return RESERVED.indexOf(c) >= 0
        || Character.getType(c) == Character.SURROGATE
        || (c & 0xfffe) == 0xfffe;
  }

  /** Without white space around and dots at the end, which Windows drops silently. */
  private static String trim(String name) {
    int end = name.length();
    while (end > 0 && (name.charAt(end - 1) == '.' || isSpace(name.charAt(end - 1)))) {
      end--;
    }
    int start = 0;
    while (start < end && isSpace(name.charAt(start))) {
      start++;
    }
    return name.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static String shorten(String name) {
    if (name.getBytes(UTF_8).length <= MAX_BYTES) {
      return name;
    }
    int dot = extensionAt(name);
    String extension = name.substring(dot);
    int room = MAX_BYTES - extension.getBytes(UTF_8).length;
    int end = 0;
    while (end < dot) {
      int c = name.codePointAt(end);
      room -= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (room < 0) {
        break;
      }
      end += Character.charCount(c);
    }
    return trim(name.substring(0, end)) + extension;
  }

  /** Where the extension starts; the name's length if it has none worth keeping. */
  private static int extensionAt(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && name.substring(dot).getBytes(UTF_8).length <= MAX_EXTENSION
        ? dot
        : name.length();
  }
}
