package org.swarmroom.chat.room;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * Questions about the server: LUSERS, MOTD, VERSION, TIME, INFO, ADMIN and LINKS. Each may name the
 * server that is asked, see {@link ServerTarget}. Source: RFC 2812 section 3.4.
 */
final class ServerQueries {

  private final RoomState state;
  private final Welcome welcome;

  ServerQueries(RoomState state) {
    this.state = state;
    this.welcome = new Welcome(state);
  }

  void addTo(CommandTable table) {
    add(table, "LUSERS", 1, (session, message) -> users(state, session));
    add(table, "MOTD", 0, (session, message) -> welcome.motd(session));
    add(table, "VERSION", 0, welcome::version);
    add(table, "TIME", 0, (session, message) -> time(session));
    add(table, "INFO", 0, (session, message) -> info(session));
    add(table, "ADMIN", 0, (session, message) -> admin(session));
    table.add("LINKS", 0, this::links);
  }

  private void add(CommandTable table, String name, int target, CommandTable.Command command) {
    table.add(name, 0, ServerTarget.checked(state, target, command));
  }

  static void users(RoomState state, Session session) {
    int users = state.registered().size();
    long invisible = state.registered().stream().filter(p -> p.invisible).count();
    long operators = state.registered().stream().filter(p -> p.operator).count();
    long here = state.registered().stream().filter(p -> p.server.isEmpty()).count();
    long unknown = state.sessions.size() - here;
    int most = state.mostUsers();
    state.reply(
        session,
        Numerics.RPL_LUSERCLIENT,
        "There are %d users and %d invisible on 1 servers".formatted(users - invisible, invisible));
    state.reply(session, Numerics.RPL_LUSEROP, Long.toString(operators), "operator(s) online");
    state.reply(
        session, Numerics.RPL_LUSERUNKNOWN, Long.toString(unknown), "unknown connection(s)");
    state.reply(session, Numerics.RPL_LUSERCHANNELS, "1", "channels formed");
    state.reply(session, Numerics.RPL_LUSERME, "I have " + here + " clients and 0 servers");
    String[] numbers = {Integer.toString(users), Integer.toString(most)};
    String counted = "users %d, max %d".formatted(users, most);
    state.reply(
        session, Numerics.RPL_LOCALUSERS, numbers[0], numbers[1], "Current local " + counted);
    state.reply(
        session, Numerics.RPL_GLOBALUSERS, numbers[0], numbers[1], "Current global " + counted);
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
    state.reply(
        session,
        Numerics.RPL_INFO,
        "Room " + state.channel.name + ", open here since " + ServerTags.time(state.openedAt));
    state.reply(session, Numerics.RPL_ENDOFINFO, "End of INFO list");
  }

  private void admin(Session session) {
    String server = state.settings.serverName();
    String host =
        state.registered().stream()
            .filter(state::isHost)
            .map(person -> person.nick)
            .findFirst()
            .orElse("nobody that is here now");
    state.reply(session, Numerics.RPL_ADMINME, server, "Administrative info");
    state.reply(session, Numerics.RPL_ADMINLOC1, "The room " + state.channel.name);
    state.reply(session, Numerics.RPL_ADMINLOC2, "Hosted by " + host);
    state.reply(session, Numerics.RPL_ADMINEMAIL, "Ask the host in the room");
  }

  /** {@code LINKS [server] [mask]}. */
  private void links(Session session, Message message) {
    if (message.has(1) && !ServerTarget.isHere(state, message.param(0))) {
      ServerTarget.noSuchServer(state, session, message.param(0));
      return;
    }
    String given = message.has(1) ? message.param(1) : message.param(0);
    String mask = given.isEmpty() ? "*" : Texts.cut(given, 128);
    String server = state.settings.serverName();
    if (Glob.matches(RoomState.CASES.fold(mask), RoomState.CASES.fold(server))) {
      String about = "0 room " + state.channel.name;
      state.reply(session, Numerics.RPL_LINKS, server, server, about);
    }
    state.reply(session, Numerics.RPL_ENDOFLINKS, Texts.cut(mask, 64), "End of LINKS list");
  }
}
