package org.swarmroom.chat.room;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * WHOWAS: who had a nick and gave it up, newest first. Source: RFC 2812 section 3.6.3; Modern IRC.
 */
final class Whowas implements Comings {

  /** Nicks remembered. */
  private static final int MEMORY = 500;

  private record Past(
      String nick,
      String user,
      String host,
      String realName,
      String account,
      String server,
      long at) {}

  private final RoomState state;
  private final Deque<Past> past = new ArrayDeque<>();

  Whowas(RoomState state) {
    this.state = state;
    state.watchers.add(this);
  }

  void addTo(CommandTable table) {
    table.add("WHOWAS", 0, this::whowas);
  }

  @Override
  public void went(Person person, String nick) {
    past.addFirst(
        new Past(
            nick,
            person.user,
            person.host(),
            person.realName,
            person.account,
            state.serverOf(person),
            state.clock.millis()));
    if (past.size() > MEMORY) {
      past.removeLast();
    }
  }

  private void whowas(Session session, Message message) {
    if (message.param(0).isEmpty()) {
      state.reply(session, Numerics.ERR_NONICKNAMEGIVEN, "No nickname given");
    } else if (!ServerTarget.isHere(state, message.param(2))) {
      ServerTarget.noSuchServer(state, session, message.param(2));
    } else {
      boolean limited = message.param(1).matches("0{0,9}[1-9][0-9]{0,5}");
      int most = limited ? Integer.parseInt(message.param(1)) : MEMORY;
      for (String nick : state.targets.of(session, "WHOWAS", message.param(0))) {
        tell(session, Texts.cut(nick, 64), most);
      }
    }
  }

  private void tell(Session session, String nick, int most) {
    List<Past> found =
        past.stream().filter(p -> RoomState.CASES.same(p.nick, nick)).limit(most).toList();
    if (found.isEmpty()) {
      state.reply(session, Numerics.ERR_WASNOSUCHNICK, nick, "There was no such nickname");
    }
    for (Past p : found) {
      state.reply(session, Numerics.RPL_WHOWASUSER, p.nick, p.user, p.host, "*", p.realName);
      ZonedDateTime at = ZonedDateTime.ofInstant(Instant.ofEpochMilli(p.at), state.clock.getZone());
      state.reply(
          session,
          Numerics.RPL_WHOISSERVER,
          p.nick,
          p.server,
          DateTimeFormatter.RFC_1123_DATE_TIME.format(at));
      if (!p.account.isEmpty()) {
        state.reply(session, Numerics.RPL_WHOISACCOUNT, p.nick, p.account, "was logged in as");
      }
    }
    state.reply(session, Numerics.RPL_ENDOFWHOWAS, nick, "End of WHOWAS");
  }
}
