package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.List;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * NAMES and LIST. Who is not in the channel is not told of invisible people, and of nobody and
 * nothing if it is secret. Source: RFC 2812 sections 3.2.5 and 3.2.6; ISUPPORT ELIST.
 */
final class Listing {

  /** Nicks on one line of NAMES, in bytes; leaves room for what stands before them. */
  private static final int NAMES_BYTES = 360;

  private final RoomState state;

  Listing(RoomState state) {
    this.state = state;
  }

  void addTo(CommandTable table) {
    state.isupport.add("ELIST=CMNTU", "SAFELIST");
    table.add("NAMES", 0, this::names);
    table.add("LIST", 0, this::list);
  }

  private void names(Session session, Message message) {
    if (!message.has(0)) {
      reply(session);
      state.reply(session, Numerics.RPL_ENDOFNAMES, "*", "End of /NAMES list");
      return;
    }
    for (String name : state.targets.of(session, "NAMES", message.param(0))) {
      if (state.isChannel(name)) {
        tellNames(session);
      } else {
        String shown = Texts.cut(name, 64);
        state.reply(session, Numerics.RPL_ENDOFNAMES, shown, "End of /NAMES list");
      }
    }
  }

  void tellNames(Session session) {
    reply(session);
    state.reply(session, Numerics.RPL_ENDOFNAMES, state.channel.name, "End of /NAMES list");
  }

  private void reply(Session session) {
    if (!state.seesMembers(session.person)) {
      return;
    }
    List<String> line = new ArrayList<>();
    int bytes = 0;
    for (Person other : state.channel.members()) {
      if (!state.sees(session.person, other)) {
        continue;
      }
      String who = session.has(Cap.USERHOST_IN_NAMES) ? other.source() : other.nick;
      String name = state.channel.prefix(other, session.has(Cap.MULTI_PREFIX)) + who;
      if (bytes + name.length() + 1 > NAMES_BYTES) {
        reply(session, line);
        line.clear();
        bytes = 0;
      }
      line.add(name);
      bytes += name.length() + 1;
    }
    if (!line.isEmpty()) {
      reply(session, line);
    }
  }

  private void reply(Session session, List<String> names) {
    String symbol = state.channel.modes.has(Flag.SECRET) ? "@" : "=";
    String joined = String.join(" ", names);
    state.reply(session, Numerics.RPL_NAMREPLY, symbol, state.channel.name, joined);
  }

  private void list(Session session, Message message) {
    if (message.has(1) && !ServerTarget.isHere(state, message.param(1))) {
      ServerTarget.noSuchServer(state, session, message.param(1));
      return;
    }
    state.reply(session, Numerics.RPL_LISTSTART, "Channel", "Users  Name");
    ListCondition condition = ListCondition.parse(message.param(0), state.clock.millis());
    if (state.seesMembers(session.person) && condition.holds(state.channel)) {
      state.reply(
          session,
          Numerics.RPL_LIST,
          state.channel.name,
          Integer.toString(state.channel.members().size()),
          state.channel.topic);
    }
    state.reply(session, Numerics.RPL_LISTEND, "End of /LIST");
  }
}
