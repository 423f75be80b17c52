package org.swarmroom.chat.irc;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tags that clients give each other and servers pass on unread: those that begin with {@code +}.
 * Source: IRCv3 message-tags.
 */
public final class ClientTags {

  /** Bytes of all of them as on the wire. Source: IRCv3 message-tags, Size limit. */
  public static final int MAX_BYTES = MessageFormat.MAX_CLIENT_TAGS - 2;

  private ClientTags() {}

  /** The client-only ones of a message's tags, in their order, without those over the limit. */
  public static Map<String, String> of(Map<String, String> all) {
    Map<String, String> tags = new LinkedHashMap<>();
    int bytes = -1;
    for (Map.Entry<String, String> tag : all.entrySet()) {
      if (tag.getKey().startsWith("+")) {
        int more = 1 + Texts.bytes(MessageFormat.tag(tag.getKey(), tag.getValue()));
        if (bytes + more <= MAX_BYTES) {
          bytes += more;
          tags.put(tag.getKey(), tag.getValue());
        }
      }
    }
    return tags;
  }

  /** As on the wire, without {@code @} and space; empty for none. */
  public static String text(Map<String, String> tags) {
    return MessageFormat.tags(tags);
  }

  /** Reads what {@link #text} wrote. */
  public static Map<String, String> parse(String text) {
    return text.isEmpty() ? Map.of() : MessageParser.tags(text);
  }
}
