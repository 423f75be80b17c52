package org.swarmroom.chat.irc;

import java.text.Normalizer;

/** Nick names as RFC 2812 section 2.3.1 has them, but up to {@value #MAX} characters. */
public final class Nicks {

  public static final int MAX = 30;

  private Nicks() {}

  public static boolean valid(String nick) {
    if (nick.isEmpty() || nick.length() > MAX || !first(nick.charAt(0))) {
      return false;
    }
    for (int i = 1; i < nick.length(); i++) {
      if (!other(nick.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * The valid nick nearest to a name somebody wishes for: accents are dropped, what else can't
   * stand becomes {@code _}.
   */
  public static String nearest(String wish) {
    String plain = Normalizer.normalize(wish.strip(), Normalizer.Form.NFKD);
    StringBuilder out = new StringBuilder();
    plain
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .limit(MAX)
        .forEach(c -> out.append(c < 0x80 && other((char) c) ? (char) c : '_'));
    if (out.chars().allMatch(c -> c == '_')) {
      return "member";
    }
    if (!first(out.charAt(0))) {
      out.insert(0, '_');
    }
    out.setLength(Math.min(out.length(), MAX));
    return out.toString();
  }

  /**
   * Another nick when {@code nick} is taken: an underscore at its end, from the second attempt on
   * the attempt's number.
   *
   * @param attempt from 1
   */
  public static String another(String nick, int attempt) {
    String end = attempt == 1 ? "_" : Integer.toString(attempt);
    return nick.substring(0, Math.min(nick.length(), MAX - end.length())) + end;
  }

  private static boolean first(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || "[]\\`_^{|}".indexOf(c) >= 0;
  }

  private static boolean other(char c) {
    return first(c) || (c >= '0' && c <= '9') || c == '-';
  }
}
