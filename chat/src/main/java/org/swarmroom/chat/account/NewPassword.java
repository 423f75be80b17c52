package org.swarmroom.chat.account;

import java.util.Optional;
import org.swarmroom.chat.irc.Texts;

/** What a password must be like to open an account with it. */
public enum NewPassword {
  GOOD,
  /** Too easy to guess. */
  WEAK,
  /** Too long, or with characters that passwords can't have. */
  UNACCEPTABLE;

  public static final int MIN_CHARS = 8;
  public static final int MAX_BYTES = 300;

  public static NewPassword judge(String name, String password) {
    if (Texts.bytes(password) > MAX_BYTES) {
      return UNACCEPTABLE;
    }
    Optional<String> prepared = SaslPrep.prepared(password);
    if (prepared.isEmpty()) {
      return UNACCEPTABLE;
    }
    String text = prepared.get();
    boolean weak =
        text.codePointCount(0, text.length()) < MIN_CHARS
            || text.codePoints().distinct().count() < 3
            || AccountNames.key(text).contains(AccountNames.key(name))
                && text.length() < 2 * MIN_CHARS;
    return weak ? WEAK : GOOD;
  }
}
