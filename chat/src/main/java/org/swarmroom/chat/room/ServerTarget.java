package org.swarmroom.chat.room;

import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * The parameter by which a query names a server: its name, with wildcards, or the nick of one of
 * its users. Source: RFC 2812 section 3.4.
 */
final class ServerTarget {

  private ServerTarget() {}

  static boolean isHere(RoomState state, String target) {
    String mask = RoomState.CASES.fold(Texts.cut(target, 128));
    return mask.isEmpty()
        || Glob.matches(mask, RoomState.CASES.fold(state.settings.serverName()))
        || state.find(target).isPresent();
  }

  static void noSuchServer(RoomState state, Session session, String target) {
    state.reply(session, Numerics.ERR_NOSUCHSERVER, Texts.cut(target, 64), "No such server");
  }

  /** The command, answered by 402 if its parameter at {@code index} names another server. */
  static CommandTable.Command checked(RoomState state, int index, CommandTable.Command command) {
    return (Session session, Message message) -> {
      if (isHere(state, message.param(index))) {
        command.run(session, message);
      } else {
        noSuchServer(state, session, message.param(index));
      }
    };
  }
}
