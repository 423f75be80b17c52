package org.swarmroom.chat.link;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * The IRC channel of a room name. {@code #} and the name in Unicode NFC, where each run of white
 * space becomes one {@code -}; letters of every script, digits and signs stay; comma, colon,
 * control and invisible formatting characters go; cut to {@value #MAX_BYTES} bytes of UTF-8 at a
 * character. A name of which nothing is left is {@code #room}. Source: RFC 2812 section 1.3 (what a
 * channel name may hold).
 */
public final class ChannelName {

  /** With the {@code #}, in bytes. */
  public static final int MAX_BYTES = 64;

  private ChannelName() {}

  public static String of(String room) {
    String name = Normalizer.normalize(room, Normalizer.Form.NFC).strip();
    StringBuilder out = new StringBuilder("#");
    int bytes = 1;
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        if (out.charAt(out.length() - 1) == '-') {
          continue;
        }
        c = '-';
      } else if (!kept(c)) {
        continue;
      }
      bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_BYTES) {
        break;
      }
      out.appendCodePoint(c);
    }
    return out.length() == 1 ? "#room" : out.toString();
  }

  private static boolean kept(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> c != ',' && c != ':';
    };
  }
}
