package org.swarmroom.ui.room;

/**
 * What others write, so that it can only be read: characters that turn the direction of writing or
 * steer a terminal become a visible mark, the colours and styles of IRC programs go away.
 *
 * <p>Sources: Unicode Standard Annex 9, "Explicit Directional Formatting"; modern.ircdocs.horse,
 * "IRC Formatting".
 */
final class Harmless {

  private static final char MARK = '\uFFFD';
  private static final char COLOUR = 3;
  private static final char HEX_COLOUR = 4;
  private static final String STYLES = "\u0002\u000f\u0011\u0016\u001d\u001e\u001f";

  private Harmless() {}

  static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (harms(text.charAt(i))) {
        return cleaned(text);
      }
    }
    return text;
  }

  private static String cleaned(String text) {
    var clean = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c == COLOUR) {
        i = behindColours(text, i, 2, "0123456789");
      } else if (c == HEX_COLOUR) {
        i = behindColours(text, i, 6, "0123456789abcdefABCDEF");
      } else if (STYLES.indexOf(c) < 0) {
        clean.append(c == '\t' ? ' ' : harms(c) ? MARK : c);
      }
    }
    return clean.toString();
  }

  /** Behind a foreground and, after a comma, a background. */
  private static int behindColours(String text, int from, int most, String digits) {
    int end = behindDigits(text, from, most, digits);
    if (end == from || end >= text.length() || text.charAt(end) != ',') {
      return end;
    }
    int second = behindDigits(text, end + 1, most, digits);
    return second == end + 1 ? end : second;
  }

  private static int behindDigits(String text, int from, int most, String digits) {
    int end = from;
    while (end < text.length() && end - from < most && digits.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private static boolean harms(char c) {
    if (c < ' ') {
      return c != '\n';
    }
    return c >= 0x7f
        && (c <= 0x9f
            || c == 0x61c
            || (c >= 0x200e && c <= 0x200f)
            || (c >= 0x2028 && c <= 0x202e)
            || (c >= 0x2066 && c <= 0x206f)
            || c == 0xfeff
            || (c >= 0xfff9 && c <= 0xfffb));
  }
}
