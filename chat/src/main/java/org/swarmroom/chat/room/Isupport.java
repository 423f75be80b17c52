package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.swarmroom.chat.irc.Texts;

/**
 * What the server tells of itself by numeric 005; each class adds the tokens of what it does.
 * Source: the draft "IRC RPL_ISUPPORT Numeric Definition" (draft-hardy-irc-isupport).
 */
final class Isupport {

  /** Tokens on one line; 15 parameters less the nick and the text. */
  private static final int PER_LINE = 13;

  /** Bytes of the tokens on one line; leaves room for what stands around them. */
  private static final int LINE_BYTES = 380;

  private final List<String> tokens = new ArrayList<>();

  /**
   * @param added {@code NAME} or {@code NAME=value}, without spaces
   */
  void add(String... added) {
    Collections.addAll(tokens, added);
  }

  /** A text as the value of a token can hold it. */
  static String value(String text) {
    return text.replace("\\", "\\x5C").replace("=", "\\x3D").replace(" ", "\\x20");
  }

  /** The tokens of each line. */
  List<List<String>> lines() {
    List<List<String>> lines = new ArrayList<>();
    int bytes = LINE_BYTES;
    for (String token : tokens) {
      boolean full = lines.isEmpty() || lines.get(lines.size() - 1).size() == PER_LINE;
      if (full || bytes + Texts.bytes(token) + 1 > LINE_BYTES) {
        lines.add(new ArrayList<>());
        bytes = 0;
      }
      lines.get(lines.size() - 1).add(token);
      bytes += Texts.bytes(token) + 1;
    }
    return lines;
  }
}
