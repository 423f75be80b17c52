package org.swarmroom.chat.room;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.swarmroom.chat.irc.Numerics;

/**
 * Questions about the server: LUSERS, MOTD, VERSION, TIME and INFO. Source: RFC 2812 section 3.4.
 */
final class ServerQueries {

  private final RoomState state;
  private final Welcome welcome;

  ServerQueries(RoomState state) {
    this.state = state;
    this.welcome = new Welcome(state);
  }

  void addTo(CommandTable table) {
    table.add("LUSERS", 0, (session, message) -> users(state, session));
    table.add("MOTD", 0, (session, message) -> welcome.motd(session));
    table.add("VERSION", 0, welcome::version);
    table.add("TIME", 0, (session, message) -> time(session));
    table.add("INFO", 0, (session, message) -> info(session));
  }

  static void users(RoomState state, Session session) {
    int users = state.registered().size();
    int unknown = state.sessions.size() - users;
    long operators = state.registered().stream().filter(s -> s.operator).count();
    state.reply(
        session,
        Numerics.RPL_LUSERCLIENT,
        "There are " + users + " users and 0 services on 1 server");
    state.reply(session, Numerics.RPL_LUSEROP, Long.toString(operators), "operator(s) online");
    state.reply(
        session, Numerics.RPL_LUSERUNKNOWN, Integer.toString(unknown), "unknown connection(s)");
    state.reply(session, Numerics.RPL_LUSERCHANNELS, "1", "channels formed");
    state.reply(session, Numerics.RPL_LUSERME, "I have " + users + " clients and 0 servers");
  }

  private void time(Session session) {
    ZonedDateTime now = ZonedDateTime.ofInstant(state.clock.instant(), state.clock.getZone());
    state.reply(
        session,
        Numerics.RPL_TIME,
        state.settings.serverName(),
        DateTimeFormatter.RFC_1123_DATE_TIME.format(now));
  }

  private void info(Session session) {
    state.reply(
        session,
        Numerics.RPL_INFO,
        Welcome.VERSION + ": a room with shared files, hosted by a member");
    state.reply(session, Numerics.RPL_ENDOFINFO, "End of INFO list");
  }
}
