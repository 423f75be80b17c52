package org.swarmroom.chat.room;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/** WHOIS, ISON and USERHOST. Source: RFC 2812 sections 3.6.2, 4.8 and 4.9; Modern IRC. */
final class WhoQueries {

  private static final int MAX_USERHOSTS = 5;

  private final RoomState state;

  WhoQueries(RoomState state) {
    this.state = state;
  }

  void addTo(CommandTable table) {
    table.add("WHOIS", 0, this::whois);
    table.add("ISON", 1, this::ison);
    table.add("USERHOST", 1, this::userhost);
  }

  private void whois(Session session, Message message) {
    String names = message.has(1) ? message.param(1) : message.param(0);
    if (names.isEmpty()) {
      state.reply(session, Numerics.ERR_NONICKNAMEGIVEN, "No nickname given");
      return;
    }
    if (message.has(1) && !ServerTarget.isHere(state, message.param(0))) {
      ServerTarget.noSuchServer(state, session, message.param(0));
      return;
    }
    for (String nick : state.targets.of(session, "WHOIS", names)) {
      state
          .find(nick)
          .ifPresentOrElse(
              other -> describe(session, other), () -> state.noSuchNick(session, nick));
    }
    state.reply(session, Numerics.RPL_ENDOFWHOIS, Texts.cut(names, 128), "End of WHOIS list");
  }

  private void describe(Session session, Person other) {
    String nick = other.nick;
    state.reply(
        session, Numerics.RPL_WHOISUSER, nick, other.user, other.host(), "*", other.realName);
    if (state.channel.has(other)
        && state.seesMembers(session.person)
        && state.sees(session.person, other)) {
      state.reply(
          session,
          Numerics.RPL_WHOISCHANNELS,
          nick,
          state.channel.prefix(other, session.has(Cap.MULTI_PREFIX)) + state.channel.name);
    }
    String server = state.serverOf(other);
    state.reply(session, Numerics.RPL_WHOISSERVER, nick, server, "room " + state.channel.name);
    if (other.operator) {
      state.reply(session, Numerics.RPL_WHOISOPERATOR, nick, "is an IRC operator");
    }
    if (other.bot) {
      state.reply(session, Numerics.RPL_WHOISBOT, nick, "is a bot");
    }
    if (other.secure) {
      state.reply(session, Numerics.RPL_WHOISSECURE, nick, "is using a secure connection");
    }
    if (!other.account.isEmpty()) {
      String account = session.isNative() ? other.proven() : other.account;
      state.reply(session, Numerics.RPL_WHOISACCOUNT, nick, account, "is logged in as");
    }
    if (other == session.person || session.person.operator) {
      confide(session, other);
    }
    state.reply(
        session,
        Numerics.RPL_WHOISIDLE,
        nick,
        Long.toString(state.idleSeconds(other)),
        Long.toString(other.signedOn / 1000),
        "seconds idle, signon time");
    if (!other.away.isEmpty()) {
      state.reply(session, Numerics.RPL_AWAY, nick, other.away);
    }
  }

  /** What only the person itself and IRC operators are told. */
  private void confide(Session session, Person other) {
    String modes = "is using modes " + UserModes.of(other);
    state.reply(session, Numerics.RPL_WHOISMODES, other.nick, modes);
    if (!other.identity.isEmpty()) {
      String certificate = "has client certificate fingerprint " + other.identity;
      state.reply(session, Numerics.RPL_WHOISCERTFP, other.nick, certificate);
    }
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
            .limit(MAX_USERHOSTS)
            .flatMap(nick -> state.find(nick).stream())
            .map(WhoQueries::userhost)
            .collect(Collectors.joining(" "));
    state.reply(session, Numerics.RPL_USERHOST, hosts);
  }

  private static String userhost(Person other) {
    return other.nick
        + (other.operator ? "*" : "")
        + (other.away.isEmpty() ? "=+" : "=-")
        + other.user
        + "@"
        + other.host();
  }

  /** As many as a line holds, each as a parameter or all in one. */
  private static List<String> names(Message message) {
    return message.params().stream()
        .flatMap(p -> Arrays.stream(p.split(" ")))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
