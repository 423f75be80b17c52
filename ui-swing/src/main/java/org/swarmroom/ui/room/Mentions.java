package org.swarmroom.ui.room;

import java.util.Locale;

/**
 * Whether a line speaks to a nick: {@code @nick} as a whole word, or the nick and a colon at its
 * start.
 */
final class Mentions {

  private Mentions() {}

  static boolean of(String text, String nick) {
    if (nick.isEmpty()) {
      return false;
    }
    var words = text.toLowerCase(Locale.ROOT);
    var name = nick.toLowerCase(Locale.ROOT);
    if (words.startsWith(name + ":") || words.startsWith(name + ",")) {
      return true;
    }
    for (int at = words.indexOf("@" + name); at >= 0; at = words.indexOf("@" + name, at + 1)) {
      int end = at + 1 + name.length();
      boolean startsWord = at == 0 || !inNick(words.charAt(at - 1));
      if (startsWord && (end == words.length() || !inNick(words.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean inNick(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }
}
