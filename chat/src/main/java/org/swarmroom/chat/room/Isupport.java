package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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

  /** The tokens of each line. */
  List<List<String>> lines() {
    List<List<String>> lines = new ArrayList<>();
    int bytes = LINE_BYTES;
    for (String token : tokens) {
      boolean full = lines.isEmpty() || lines.get(lines.size() - 1).size() == PER_LINE;
      if (full || bytes + token.length() + 1 > LINE_BYTES) {
        lines.add(new ArrayList<>());
        bytes = 0;
      }
      lines.get(lines.size() - 1).add(token);
      bytes += token.length() + 1;
    }
    return lines;
  }
}
