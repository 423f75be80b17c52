package org.swarmroom.chat.room;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;

/**
 * Logs people in, and tells whom it concerns. Source: IRCv3 SASL 3.1 (900), account-notify,
 * chghost.
 */
final class Login {

  private final RoomState state;

  Login(RoomState state) {
    this.state = state;
  }

  void byCertificate(Session session, String fingerprint) {
    become(session, () -> session.person.identified(fingerprint));
  }

  void byName(Session session, String account) {
    become(session, () -> session.person.loggedIn(account));
  }

  private void become(Session session, Runnable change) {
    Person person = session.person;
    String source = person.source();
    String account = person.account;
    String host = person.host();
    change.run();
    state.reply(
        session,
        Numerics.RPL_LOGGEDIN,
        person.name() + "!" + (person.user.isEmpty() ? "*" : person.user) + "@" + person.host(),
        person.account,
        "You are now logged in as " + person.account);
    if (session.registered() && !account.equals(person.account)) {
      tellAccount(session, source);
    }
    if (session.registered() && !host.equals(person.host())) {
      tellHost(session, source);
    }
  }

  private void tellAccount(Session session, String source) {
    Person person = session.person;
    Message told = Message.from(source, "ACCOUNT", person.account).withTags(state.now(person));
    if (session.has(Cap.ACCOUNT_NOTIFY)) {
      session.send(told);
    }
    if (state.channel.has(person)) {
      state.toChannel(told, other -> other != session && other.has(Cap.ACCOUNT_NOTIFY));
    }
  }

  /** Who does not know CHGHOST sees somebody leave and come back. */
  private void tellHost(Session session, String source) {
    Person person = session.person;
    Message told =
        Message.from(source, "CHGHOST", person.user, person.host()).withTags(state.now(person));
    if (session.has(Cap.CHGHOST)) {
      session.send(told);
    } else {
      state.reply(session, Numerics.RPL_VISIBLEHOST, person.host(), "is now your displayed host");
    }
    if (state.channel.has(person)) {
      state.toChannel(told, other -> other != session && other.has(Cap.CHGHOST));
      leaveAndComeBack(session, source);
    }
  }

  private void leaveAndComeBack(Session session, String source) {
    Person person = session.person;
    String channel = state.channel.name;
    tellOthers(session, Message.from(source, "QUIT", "Changing host"), false);
    tellOthers(session, Message.from(source, "QUIT", "Changing host"), true);
    tellOthers(session, Message.from(person.source(), "JOIN", channel), false);
    tellOthers(
        session,
        Message.from(person.source(), "JOIN", channel, person.account, person.realName),
        true);
    String ranks =
        Stream.of(Rank.values())
            .filter(rank -> state.channel.is(person, rank))
            .map(rank -> Rank.modes().substring(rank.ordinal(), rank.ordinal() + 1))
            .collect(Collectors.joining());
    if (!ranks.isEmpty()) {
      String[] params =
          Stream.concat(
                  Stream.of(channel, "+" + ranks),
                  Stream.generate(() -> person.nick).limit(ranks.length()))
              .toArray(String[]::new);
      Message modes = Message.from(state.settings.serverName(), "MODE", params);
      tellOthers(session, modes, false);
      tellOthers(session, modes, true);
    }
  }

  private void tellOthers(Session session, Message message, boolean extendedJoin) {
    state.toChannel(
        message.withTags(state.now(session.person)),
        other ->
            other != session
                && !other.has(Cap.CHGHOST)
                && other.has(Cap.EXTENDED_JOIN) == extendedJoin);
  }
}
