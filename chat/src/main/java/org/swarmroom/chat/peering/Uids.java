package org.swarmroom.chat.peering;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Predicate;
import org.swarmroom.chat.irc.Nicks;

/** Names for people that no other server and no other start of this one gives. */
final class Uids {

  private static final int END = 5;

  private final String start;
  private long last;

  /**
   * @param host first 8 hex digits of the own fingerprint
   */
  Uids(String host, long now) {
    this.start = host + "." + Long.toString(now, 36) + ".";
  }

  String next() {
    return start + Long.toString(++last, 36);
  }

  /**
   * {@code nick_ab12}: the digits are those of the uid, so that all servers give the same person
   * the same nick.
   */
  String otherNick(String nick, String uid, Predicate<String> free) {
    String beginning = nick.substring(0, Math.min(nick.length(), Nicks.MAX - END));
    for (int attempt = 0; ; attempt++) {
      String wish = beginning + "_" + digits(uid + "/" + attempt);
      if (free.test(wish)) {
        return wish;
      }
    }
  }

  private static String digits(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
