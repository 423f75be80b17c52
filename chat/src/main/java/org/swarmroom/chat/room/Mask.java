package org.swarmroom.chat.room;

import java.util.Optional;

/**
 * Whom a ban, an exception or a standing invitation is about: {@code nick!user@host} with {@code *}
 * and {@code ?}, or {@code $a:account}, which holds whatever the nick: the account as it is shown,
 * or the whole fingerprint. {@code $a} alone is everybody with an account, {@code $~a} everybody
 * without one. Source: RFC 2812 section 2.5; ISUPPORT EXTBAN, IRCv3 account-extban.
 *
 * @param text as told to clients
 * @param folded two masks that fold alike are one
 */
record Mask(String text, String folded) {

  static final int MAX_CHARS = 120;
  static final char EXTENDED = '$';

  private static final String ACCOUNT = "$a:";

  /** What is missing is {@code *}; empty for what can't be a mask. */
  static Optional<Mask> parse(String given) {
    if (given.isEmpty()
        || given.length() > MAX_CHARS
        || given.charAt(0) == ':'
        || given.chars().anyMatch(c -> c <= ' ' || c == ',' || c == 0x7f)) {
      return Optional.empty();
    }
    if (given.charAt(0) == EXTENDED) {
      boolean known =
          given.equals("$a")
              || given.equals("$~a")
              || (given.startsWith(ACCOUNT) && given.length() > ACCOUNT.length());
      return known ? Optional.of(of(given)) : Optional.empty();
    }
    int at = given.lastIndexOf('@');
    String host = at < 0 ? "" : given.substring(at + 1);
    String before = at < 0 ? given : given.substring(0, at);
    int bang = before.indexOf('!');
    boolean nickOnly = bang < 0 && at < 0;
    String nick = bang >= 0 ? before.substring(0, bang) : (nickOnly ? before : "");
    String user = bang >= 0 ? before.substring(bang + 1) : (nickOnly ? "" : before);
    return Optional.of(of(some(nick) + "!" + some(user) + "@" + some(host)));
  }

  private static String some(String part) {
    return part.isEmpty() ? "*" : part;
  }

  private static Mask of(String text) {
    return new Mask(text, RoomState.CASES.fold(text));
  }

  /**
   * @param source of the person, folded
   */
  boolean matches(Person person, String source) {
    if (text.charAt(0) != EXTENDED) {
      return Glob.matches(folded, source);
    }
    if (text.equals("$~a")) {
      return person.account.isEmpty();
    }
    String account = text.equals("$a") ? "*" : folded.substring(ACCOUNT.length());
    return !person.account.isEmpty()
        && (Glob.matches(account, RoomState.CASES.fold(person.account))
            || Glob.matches(account, person.identity));
  }
}
