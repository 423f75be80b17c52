package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.List;

/**
 * What numeric 354 holds: the fields asked for, in the order that the specification gives, whatever
 * the order in which they were asked. Source: IRCv3 WHOX.
 *
 * @param letters that were asked for
 * @param token of the client's, up to 3 digits; {@code 0} for none
 */
record WhoFields(String letters, String token) {

  private static final String ORDER = "tcuihsnfdlaor";

  /** What stands after the {@code %}. */
  static WhoFields parse(String text) {
    String[] parts = text.split(",", 2);
    String token = parts.length == 2 && parts[1].matches("[0-9]{1,3}") ? parts[1] : "0";
    return new WhoFields(parts[0], token);
  }

  /**
   * @param channel that both share, or {@code *}
   */
  List<String> of(RoomState state, Session session, Person other, String channel) {
    List<String> fields = new ArrayList<>();
    for (char letter : ORDER.toCharArray()) {
      if (letters.indexOf(letter) >= 0) {
        fields.add(field(letter, state, session, other, channel));
      }
    }
    return fields;
  }

  private String field(
      char letter, RoomState state, Session session, Person other, String channel) {
    return switch (letter) {
      case 't' -> token;
      case 'c' -> channel;
      case 'u' -> other.user;
      case 'i' -> "255.255.255.255";
      case 'h' -> other.host();
      case 's' -> state.serverOf(other);
      case 'n' -> other.nick;
      case 'f' -> WhoQuery.flags(state, session, other);
      case 'd' -> "0";
      case 'l' -> Long.toString(state.idleSeconds(other));
      case 'a' -> other.account.isEmpty() ? "0" : other.account;
      case 'o' -> "n/a";
      default -> other.realName;
    };
  }
}
