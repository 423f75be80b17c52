package org.swarmroom.chat.room;

import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * PING, PONG, AWAY and SETNAME. Source: RFC 2812 sections 3.7 and 4.1, IRCv3 away-notify and
 * setname.
 */
final class Presence {

  static final int REAL_NAME_BYTES = 100;

  private final RoomState state;

  Presence(RoomState state) {
    this.state = state;
  }

  void addTo(CommandTable table) {
    state.isupport.add("AWAYLEN=" + Welcome.AWAY_BYTES);
    table.addAlways("PING", 0, this::ping);
    table.addAlways("PONG", 0, (session, message) -> {});
    table.add("AWAY", 0, this::away);
    table.add("SETNAME", 1, this::setName);
  }

  private void ping(Session session, Message message) {
    if (!message.has(0)) {
      state.reply(session, Numerics.ERR_NOORIGIN, "No origin specified");
    } else {
      state.tell(session, "PONG", state.settings.serverName(), message.param(0));
    }
  }

  private void away(Session session, Message message) {
    String words = Texts.cut(message.param(0), Welcome.AWAY_BYTES);
    boolean changed = !words.equals(session.person.away);
    session.person.away = words;
    if (words.isEmpty()) {
      state.reply(session, Numerics.RPL_UNAWAY, "You are no longer marked as being away");
    } else {
      state.reply(session, Numerics.RPL_NOWAWAY, "You have been marked as being away");
    }
    if (changed && state.channel.has(session.person)) {
      Message told =
          words.isEmpty()
              ? Message.from(session.person.source(), "AWAY")
              : Message.from(session.person.source(), "AWAY", words);
      state.toChannel(
          told.withTags(state.now(session.person)),
          other -> other != session && other.has(Cap.AWAY_NOTIFY));
    }
  }

  private void setName(Session session, Message message) {
    String wish = Texts.clean(message.param(0));
    if (wish.isBlank() || Texts.bytes(wish) > REAL_NAME_BYTES) {
      String sentence = "A real name has 1 to " + REAL_NAME_BYTES + " bytes";
      state.fail(session, "SETNAME", "INVALID_REALNAME", sentence);
      return;
    }
    session.person.realName = wish;
    Message told =
        Message.from(session.person.source(), "SETNAME", session.person.realName)
            .withTags(state.now(session.person));
    if (session.has(Cap.SETNAME)) {
      session.send(told);
    }
    if (state.channel.has(session.person)) {
      state.toChannel(told, other -> other != session && other.has(Cap.SETNAME));
    }
  }
}
