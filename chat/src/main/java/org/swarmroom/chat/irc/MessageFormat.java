package org.swarmroom.chat.irc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes messages as lines. Never more than one line comes out, whatever the message holds: CR, LF
 * and NUL are left out of parameters, a parameter that can't stand in the middle is bent into
 * shape.
 */
public final class MessageFormat {

  /** Bytes of a line after its tags, CR and LF included. Source: RFC 2812 section 2.3. */
  public static final int MAX_LINE = 512;

  /** Bytes of tags from the {@code @} to the space. Source: IRCv3 message-tags, Size limit. */
  public static final int MAX_TAGS = 8191;

  /** Commands whose last parameter is text; it always gets its colon, as old clients expect. */
  private static final Set<String> TEXTUAL =
      Set.of("PRIVMSG", "NOTICE", "TOPIC", "QUIT", "PART", "KICK", "ERROR", "PONG");

  /** Of them, what a client may send: 4,094 bytes of tags with their {@code @} and space. */
  public static final int MAX_CLIENT_TAGS = 4096;

  private MessageFormat() {}

  /**
   * The line with CR LF, in UTF-8; what follows the tags is cut to {@link #MAX_LINE} bytes at a
   * character.
   */
  public static byte[] bytes(Message message) {
    StringBuilder tags = new StringBuilder();
    tags(message.tags(), tags);
    StringBuilder rest = new StringBuilder(128);
    rest(message, rest);
    String body = Texts.cut(rest.toString(), MAX_LINE - 2);
    return tags.append(body).append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  static String text(Message message) {
    StringBuilder out = new StringBuilder(128);
    tags(message.tags(), out);
    rest(message, out);
    return out.toString();
  }

  private static void tags(Map<String, String> tags, StringBuilder out) {
    if (!tags.isEmpty()) {
      out.append('@').append(tags(tags)).append(' ');
    }
  }

  static String tags(Map<String, String> tags) {
    StringBuilder out = new StringBuilder();
    tags.forEach((key, value) -> out.append(out.isEmpty() ? "" : ";").append(tag(key, value)));
    return out.toString();
  }

  static String tag(String key, String value) {
    if (value.isEmpty()) {
      return key;
    }
    StringBuilder out = new StringBuilder(key).append('=');
    TagValue.escape(value, out);
    return out.toString();
  }

  private static void rest(Message message, StringBuilder out) {
    if (!message.source().isEmpty()) {
      out.append(':').append(message.source()).append(' ');
    }
    out.append(message.command());
    List<String> params = message.params();
    for (int i = 0; i < params.size(); i++) {
      boolean last = i == params.size() - 1;
      String param = Texts.clean(params.get(i));
      out.append(' ');
      if (!last) {
        out.append(middle(param));
      } else {
        if (needsColon(param) || TEXTUAL.contains(message.command())) {
          out.append(':');
        }
        out.append(param);
      }
    }
  }

  private static boolean needsColon(String param) {
    return param.isEmpty() || param.charAt(0) == ':' || param.indexOf(' ') >= 0;
  }

  private static String middle(String param) {
    if (!needsColon(param)) {
      return param;
    }
    String bent = param.replace(' ', '_');
    return bent.isEmpty() ? "*" : bent.charAt(0) == ':' ? "_" + bent.substring(1) : bent;
  }
}
