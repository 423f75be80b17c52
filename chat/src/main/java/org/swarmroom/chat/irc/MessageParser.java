package org.swarmroom.chat.irc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a line as RFC 2812 section 2.3.1 and IRCv3 message-tags have it, forgiving as servers are:
 * any run of spaces separates, an unknown command is still a message. The line's length was checked
 * before, see {@link LineFramer}.
 */
final class MessageParser {

  /** RFC 2812: the fifteenth parameter takes the rest of the line. */
  private static final int MAX_PARAMS = 15;

  private static final int MAX_TAGS = 512;

  private final String line;
  private int at;

  private MessageParser(String line) {
    this.line = line;
  }

  static Optional<Message> parse(String line) {
    return new MessageParser(line).read();
  }

  private Optional<Message> read() {
    skipSpaces();
    Map<String, String> tags = Map.of();
    if (at < line.length() && line.charAt(at) == '@') {
      tags = tags(word().substring(1));
      skipSpaces();
    }
    String source = "";
    if (at < line.length() && line.charAt(at) == ':') {
      source = word().substring(1);
      skipSpaces();
    }
    String command = word().toUpperCase(Locale.ROOT);
    if (command.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Message(tags, source, command, params()));
  }

  private List<String> params() {
    List<String> params = new ArrayList<>(4);
    while (true) {
      skipSpaces();
      if (at >= line.length()) {
        return params;
      }
      if (line.charAt(at) == ':') {
        params.add(line.substring(at + 1));
        return params;
      }
      if (params.size() == MAX_PARAMS - 1) {
        params.add(line.substring(at));
        return params;
      }
      params.add(word());
    }
  }

  private String word() {
    int space = line.indexOf(' ', at);
    int end = space < 0 ? line.length() : space;
    String word = line.substring(at, end);
    at = end;
    return word;
  }

  private void skipSpaces() {
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
  }

  static Map<String, String> tags(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    int start = 0;
    while (start <= text.length() && tags.size() < MAX_TAGS) {
      int semicolon = text.indexOf(';', start);
      int end = semicolon < 0 ? text.length() : semicolon;
      int equals = text.indexOf('=', start);
      boolean hasValue = equals >= 0 && equals < end;
      String key = text.substring(start, hasValue ? equals : end);
      if (!key.isEmpty()) {
        tags.put(key, hasValue ? TagValue.unescape(text.substring(equals + 1, end)) : "");
      }
      start = end + 1;
    }
    return tags;
  }
}
