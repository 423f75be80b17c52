package org.swarmroom.chat.irc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Text that fits on an IRC line. Lengths are bytes of UTF-8; nothing is ever cut inside a
 * character.
 */
public final class Texts {

  private Texts() {}

  /**
   * Without CR, LF and NUL, which would end a line; all else stays, formatting codes and
   * right-to-left marks included.
   */
  public static String clean(String text) {
    if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0 && text.indexOf('\0') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\0') {
        out.append(c == '\r' || c == '\n' ? ' ' : c);
      }
    }
    return out.toString();
  }

  public static int bytes(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        bytes += Character.isSurrogate(c) ? 1 : 3; // a lone half is written as '?'
      }
    }
    return bytes;
  }

  /** The longest beginning of at most {@code max} bytes. */
  public static String cut(String text, int max) {
    if (text.length() * 3L <= max || bytes(text) <= max) {
      return text;
    }
    return text.substring(0, fits(text, 0, max));
  }

  /**
   * One entry a line of IRC: split at line ends, and where longer than {@code max} bytes at the
   * last space, or inside a word if it has none. Blank lines are left out.
   */
  public static List<String> lines(String text, int max) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\\R", -1)) {
      String whole = clean(line);
      int start = 0;
      for (int end = fits(whole, 0, max); end < whole.length(); end = fits(whole, start, max)) {
        int space = lastSpace(whole, start + (end - start) / 2, end);
        lines.add(whole.substring(start, space < 0 ? end : space));
        start = space < 0 ? end : space + 1;
      }
      String rest = whole.substring(start);
      if (!rest.isBlank()) {
        lines.add(rest);
      }
    }
    return lines;
  }

  /** Where the last space is after {@code from}, up to {@code end}; -1 if there is none. */
  private static int lastSpace(String text, int from, int end) {
    int at = end;
    while (at > from && text.charAt(at) != ' ') {
      at--;
    }
    return at > from ? at : -1;
  }

  private static int fits(String text, int start, int max) {
    int bytes = 0;
    int i = start;
    while (i < text.length()) {
      int next = i + Character.charCount(text.codePointAt(i));
      bytes += text.substring(i, next).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > max) {
        break;
      }
      i = next;
    }
    return i;
  }
}
