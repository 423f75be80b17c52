package org.swarmroom.chat.room;

import org.swarmroom.chat.irc.Numerics;

/** The lists b, e and I as they are told to who asks. Source: RFC 2812 section 5.1. */
final class ModeLists {

  private ModeLists() {}

  /** Who is not in a secret channel is told that it is not in it. */
  static void tell(RoomState state, Session session, char letter) {
    if (!state.seesMembers(session.person)) {
      state.notOnChannel(session);
      return;
    }
    String numeric =
        switch (letter) {
          case ModeSet.BAN -> Numerics.RPL_BANLIST;
          case ModeSet.EXCEPTION -> Numerics.RPL_EXCEPTLIST;
          default -> Numerics.RPL_INVITELIST;
        };
    for (MaskList.Entry entry : state.channel.modes.list(letter).entries()) {
      String at = Long.toString(entry.at() / 1000);
      state.reply(session, numeric, state.channel.name, entry.mask().text(), entry.by(), at);
    }
    switch (letter) {
      case ModeSet.BAN -> end(state, session, Numerics.RPL_ENDOFBANLIST, "ban");
      case ModeSet.EXCEPTION -> end(state, session, Numerics.RPL_ENDOFEXCEPTLIST, "exception");
      default -> end(state, session, Numerics.RPL_ENDOFINVITELIST, "invite");
    }
  }

  private static void end(RoomState state, Session session, String numeric, String name) {
    state.reply(session, numeric, state.channel.name, "End of channel " + name + " list");
  }
}
