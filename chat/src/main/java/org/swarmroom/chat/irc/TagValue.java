package org.swarmroom.chat.irc;

/** Escaping of tag values. Source: IRCv3 message-tags, section Escaping values. */
final class TagValue {

  private TagValue() {}

  static String unescape(String value) {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\\') {
        out.append(c);
      } else if (++i < value.length()) {
        char escaped = value.charAt(i);
        out.append(
            switch (escaped) {
              case ':' -> ';';
              case 's' -> ' ';
              case 'r' -> '\r';
              case 'n' -> '\n';
              default -> escaped;
            });
      }
    }
    return out.toString();
  }

  static void escape(String value, StringBuilder out) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case ';' -> out.append("\\:");
        case ' ' -> out.append("\\s");
        case '\\' -> out.append("\\\\");
        case '\r' -> out.append("\\r");
        case '\n' -> out.append("\\n");
        case '\0' -> {} // can't be on a line
        default -> out.append(c);
      }
    }
  }
}
