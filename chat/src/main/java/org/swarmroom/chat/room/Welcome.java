package org.swarmroom.chat.room;

import java.time.Instant;
import java.util.List;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;

/**
 * What a client is told on registering: numerics 001 to 005, LUSERS, MOTD. Source: RFC 2812 section
 * 5.1; ISUPPORT as modern clients know it.
 */
final class Welcome {

  static final String VERSION = "swarmroom-0.1";

  static final int TOPIC_BYTES = 390;
  static final int AWAY_BYTES = 200;
  static final int REASON_BYTES = 200;

  private final RoomState state;

  Welcome(RoomState state) {
    this.state = state;
  }

  void greet(Session session) {
    RoomSettings settings = state.settings;
    String server = settings.serverName();
    state.reply(
        session,
        Numerics.RPL_WELCOME,
        "Welcome to the room " + settings.channel() + ", " + session.person.source());
    state.reply(session, Numerics.RPL_YOURHOST, "Your host is " + server + ", running " + VERSION);
    state.reply(
        session,
        Numerics.RPL_CREATED,
        "The room is open here since " + Instant.ofEpochMilli(state.channel.createdAt));
    state.reply(
        session,
        Numerics.RPL_MYINFO,
        server,
        VERSION,
        Modes.USER,
        Modes.CHANNEL,
        Modes.WITH_PARAMETER);
    supported(session);
    ServerQueries.users(state, session);
    motd(session);
  }

  void supported(Session session) {
    for (List<String> tokens : state.isupport.lines()) {
      String[] params = tokens.toArray(new String[tokens.size() + 1]);
      params[tokens.size()] = "are supported by this server";
      state.reply(session, Numerics.RPL_ISUPPORT, params);
    }
  }

  void motd(Session session) {
    RoomSettings settings = state.settings;
    state.reply(
        session, Numerics.RPL_MOTDSTART, "- " + settings.serverName() + " Message of the day - ");
    state.reply(
        session,
        Numerics.RPL_MOTD,
        "- This server is one room. Enter it by /join " + settings.channel());
    state.reply(session, Numerics.RPL_ENDOFMOTD, "End of MOTD command");
  }

  /** VERSION: what runs here and what it supports. */
  void version(Session session, Message message) {
    state.reply(
        session,
        Numerics.RPL_VERSION,
        VERSION + ".",
        state.settings.serverName(),
        "a room of Swarmroom");
    supported(session);
  }
}
