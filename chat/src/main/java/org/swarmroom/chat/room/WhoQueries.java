package org.swarmroom.chat.room;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * Questions about people: WHO, WHOIS, WHOWAS, ISON and USERHOST. Source: RFC 2812 sections 3.6, 4.8
 * and 4.9.
 */
final class WhoQueries {

  private static final int MAX_NAMES = 16;

  private final RoomState state;

  WhoQueries(RoomState state) {
    this.state = state;
  }

  void addTo(CommandTable table) {
    table.add("WHO", 0, this::who);
    table.add("WHOIS", 1, this::whois);
    table.add("WHOWAS", 1, this::whowas);
    table.add("ISON", 1, this::ison);
    table.add("USERHOST", 1, this::userhost);
  }

  private void who(Session session, Message message) {
    String mask = message.has(0) ? message.param(0) : "*";
    boolean opersOnly = message.param(1).equals("o");
    Collection<Person> found =
        state.isChannel(mask)
            ? state.channel.members()
            : state.registered().stream().filter(matching(mask)).toList();
    for (Person other : found) {
      if (!opersOnly || other.operator) {
        state.reply(
            session,
            Numerics.RPL_WHOREPLY,
            state.channel.has(other) ? state.channel.name : "*",
            other.user,
            other.host(),
            state.serverOf(other),
            other.nick,
            (other.away.isEmpty() ? "H" : "G")
                + (other.operator ? "*" : "")
                + state.channel.prefix(other, session.has(Cap.MULTI_PREFIX)),
            "0 " + other.realName);
      }
    }
    state.reply(session, Numerics.RPL_ENDOFWHO, Texts.cut(mask, 64), "End of WHO list");
  }

  /** Nicks by a mask with {@code *} and {@code ?}. */
  private static Predicate<Person> matching(String mask) {
    if (mask.equals("0") || mask.equals("*")) {
      return other -> true;
    }
    String folded = RoomState.CASES.fold(Texts.cut(mask, 64));
    return other -> Glob.matches(folded, RoomState.CASES.fold(other.nick));
  }

  private void whois(Session session, Message message) {
    String names = message.has(1) ? message.param(1) : message.param(0);
    for (String nick : Arrays.stream(names.split(",")).limit(4).toList()) {
      state
          .find(nick)
          .ifPresentOrElse(
              other -> describe(session, other),
              () ->
                  state.reply(
                      session,
                      Numerics.ERR_NOSUCHNICK,
                      Texts.cut(nick, 64),
                      "No such nick/channel"));
    }
    state.reply(session, Numerics.RPL_ENDOFWHOIS, Texts.cut(names, 64), "End of WHOIS list");
  }

  private void describe(Session session, Person other) {
    String nick = other.nick;
    state.reply(
        session, Numerics.RPL_WHOISUSER, nick, other.user, other.host(), "*", other.realName);
    if (state.channel.has(other)) {
      state.reply(
          session,
          Numerics.RPL_WHOISCHANNELS,
          nick,
          state.channel.prefix(other, session.has(Cap.MULTI_PREFIX)) + state.channel.name);
    }
    state.reply(
        session,
        Numerics.RPL_WHOISSERVER,
        nick,
        state.serverOf(other),
        "room " + state.channel.name);
    if (!other.away.isEmpty()) {
      state.reply(session, Numerics.RPL_AWAY, nick, other.away);
    }
    if (other.operator) {
      state.reply(session, Numerics.RPL_WHOISOPERATOR, nick, "is an IRC operator");
    }
    if (other.secure) {
      state.reply(session, Numerics.RPL_WHOISSECURE, nick, "is using a secure connection");
    }
    if (!other.account.isEmpty()) {
      state.reply(
          session,
          Numerics.RPL_WHOISACCOUNT,
          nick,
          session.isNative() ? other.proven() : other.account,
          "is logged in as");
    }
    long idle = Math.max(0, state.clock.millis() - other.lastSpoke) / 1000;
    state.reply(session, Numerics.RPL_WHOISIDLE, nick, Long.toString(idle), "seconds idle");
  }

  private void whowas(Session session, Message message) {
    String nick = Texts.cut(message.param(0), 64);
    state.reply(session, Numerics.ERR_WASNOSUCHNICK, nick, "There was no such nickname");
    state.reply(session, Numerics.RPL_ENDOFWHOWAS, nick, "End of WHOWAS");
  }

  private void ison(Session session, Message message) {
    String present =
        names(message).stream()
            .flatMap(nick -> state.find(nick).stream())
            .map(other -> other.nick)
            .collect(Collectors.joining(" "));
    state.reply(session, Numerics.RPL_ISON, present);
  }

  private void userhost(Session session, Message message) {
    String hosts =
        names(message).stream()
            .limit(5)
            .flatMap(nick -> state.find(nick).stream())
            .map(
                other ->
                    other.nick
                        + (other.operator ? "*" : "")
                        + "="
                        + (other.away.isEmpty() ? "+" : "-")
                        + other.user
                        + "@"
                        + other.host())
            .collect(Collectors.joining(" "));
    state.reply(session, Numerics.RPL_USERHOST, hosts);
  }

  private static List<String> names(Message message) {
    return message.params().stream()
        .flatMap(p -> Arrays.stream(p.split(" ")))
        .limit(MAX_NAMES)
        .toList();
  }
}
