package org.swarmroom.chat.room;

import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;

/**
 * Modes of a user: i is seen only by who is in the channel too, o is an IRC operator, B is a bot.
 * Source: RFC 2812 section 3.1.5; IRCv3 bot mode.
 */
final class UserModes {

  static final String LETTERS = "Bio";
  static final char BOT = 'B';

  private final RoomState state;

  UserModes(RoomState state) {
    this.state = state;
  }

  /** As numeric 221 tells them. */
  static String of(Person person) {
    return "+"
        + (person.bot ? "B" : "")
        + (person.invisible ? "i" : "")
        + (person.operator ? "o" : "");
  }

  /** One becomes an operator by OPER alone; {@code +o} is passed over. */
  void change(Session session, String modes) {
    Person person = session.person;
    String before = of(person);
    boolean on = true;
    boolean unknown = false;
    for (int i = 0; i < modes.length(); i++) {
      switch (modes.charAt(i)) {
        case '+' -> on = true;
        case '-' -> on = false;
        case 'i' -> person.invisible = on;
        case 'o' -> person.operator &= on;
        case BOT -> person.bot = on;
        default -> unknown = true;
      }
    }
    String changes = lost(of(person), before, '+') + lost(before, of(person), '-');
    if (!changes.isEmpty()) {
      tell(session, changes);
    }
    if (unknown) {
      state.reply(session, Numerics.ERR_UMODEUNKNOWNFLAG, "Unknown MODE flag");
    }
  }

  void tell(Session session, String changes) {
    Person person = session.person;
    session.send(
        Message.from(person.source(), "MODE", person.nick, changes).withTags(state.now(person)));
  }

  /** Letters that only the first has, after the sign. */
  private static String lost(String first, String second, char sign) {
    StringBuilder letters = new StringBuilder();
    first.chars().filter(c -> second.indexOf(c) < 0).forEach(c -> letters.append((char) c));
    return letters.isEmpty() ? "" : sign + letters.toString();
  }
}
