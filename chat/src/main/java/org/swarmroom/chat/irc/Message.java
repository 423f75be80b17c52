package org.swarmroom.chat.irc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One IRC message.
 *
 * @param tags unescaped; keys as on the wire, client-only ones with their {@code +}
 * @param source nick, nick!user@host or server name; empty if there is none
 * @param command upper case, or three digits
 * @param params the last may have spaces
 * @param legacy it came in bytes that are no UTF-8, and was read as Windows-1252
 */
public record Message(
    Map<String, String> tags, String source, String command, List<String> params, boolean legacy) {

  public Message(Map<String, String> tags, String source, String command, List<String> params) {
    this(tags, source, command, params, false);
  }

  public Message {
    params = List.copyOf(params);
  }

  public static Message of(String command, String... params) {
    return new Message(Map.of(), "", command, List.of(params));
  }

  public static Message from(String source, String command, String... params) {
    return new Message(Map.of(), source, command, List.of(params));
  }

  /** Parses one line without its end; empty if it is blank or holds no command. */
  public static Optional<Message> parse(String line) {
    return MessageParser.parse(line);
  }

  /**
   * With one tag more, or replaced. Client-only tags stay behind all others, as servers must send
   * them; source: IRCv3 message-tags, section Rules for servers.
   */
  public Message with(String tag, String value) {
    Map<String, String> more = new LinkedHashMap<>();
    tags.forEach(
        (key, before) -> {
          if (key.startsWith("+") && !tag.startsWith("+")) {
            more.putIfAbsent(tag, value);
          }
          more.put(key, before);
        });
    more.put(tag, value);
    return new Message(more, source, command, params);
  }

  public Message withTags(Map<String, String> all) {
    return new Message(all, source, command, params);
  }

  public Optional<String> tag(String key) {
    return Optional.ofNullable(tags.get(key));
  }

  /** The same, read from bytes that are no UTF-8. */
  public Message asLegacy() {
    return new Message(tags, source, command, params, true);
  }

  /** The parameter at {@code index}, or empty text. */
  public String param(int index) {
    return index < params.size() ? params.get(index) : "";
  }

  public boolean has(int index) {
    return index < params.size();
  }

  public String last() {
    return params.isEmpty() ? "" : params.get(params.size() - 1);
  }

  /** Nick of the source, without user and host. */
  public String nick() {
    int end = source.indexOf('!');
    return end < 0 ? source : source.substring(0, end);
  }

  /**
   * The line without its end, unlimited in length; see {@link MessageFormat} for what goes on the
   * wire.
   */
  @Override
  public String toString() {
    return MessageFormat.text(this);
  }
}
