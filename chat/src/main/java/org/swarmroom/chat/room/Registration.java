package org.swarmroom.chat.room;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.MessageFormat;
import org.swarmroom.chat.irc.Nicks;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * PASS, NICK, USER, QUIT and the moment when a connection becomes a client.
 *
 * <p>Members who proved the room key need no password. A member that comes again while its old
 * connection still seems alive takes its nick back: one identity is one client. Source: RFC 2812
 * section 3.1.
 */
final class Registration {

  /** Words that address requests, as in {@code @all who has X}. */
  private static final Set<String> RESERVED = Set.of("all", "host");

  private static final int USER_CHARS = 10;

  private final RoomState state;
  private final Welcome welcome;
  private final Capabilities capabilities;
  private final Access access;

  Registration(RoomState state, Capabilities capabilities, Access access) {
    this.state = state;
    this.welcome = new Welcome(state);
    this.capabilities = capabilities;
    this.access = access;
  }

  void addTo(CommandTable table) {
    state.isupport.add(
        "CASEMAPPING=rfc1459",
        "NETWORK=" + Isupport.value(state.channel.name.substring(1)),
        "NICKLEN=" + Nicks.MAX,
        "USERLEN=" + USER_CHARS,
        "HOSTLEN=" + (Nicks.MAX + Person.ACCOUNT_HOST.length()),
        "NAMELEN=" + Presence.REAL_NAME_BYTES,
        "LINELEN=" + MessageFormat.MAX_LINE,
        "UTF8ONLY");
    table.addAlways("PASS", 1, this::pass);
    table.addAlways("NICK", 0, this::nick);
    table.addAlways("USER", 4, this::user);
    table.addAlways("QUIT", 0, this::quit);
    table.addAlways("CAP", 1, this::cap);
  }

  private void pass(Session session, Message message) {
    if (session.registered()) {
      alreadyRegistered(session);
    } else {
      session.password = message.param(0);
    }
  }

  private void user(Session session, Message message) {
    if (session.registered()) {
      alreadyRegistered(session);
      return;
    }
    String name = message.param(0).replaceAll("[^A-Za-z0-9_.-]", "");
    session.person.user =
        name.isEmpty() ? "user" : name.substring(0, Math.min(USER_CHARS, name.length()));
    session.person.realName = Texts.cut(Texts.clean(message.param(3)), Presence.REAL_NAME_BYTES);
    finish(session);
  }

  private void nick(Session session, Message message) {
    String wish = message.param(0);
    if (wish.isEmpty()) {
      state.reply(session, Numerics.ERR_NONICKNAMEGIVEN, "No nickname given");
    } else if (!Nicks.valid(wish) || RESERVED.contains(RoomState.CASES.fold(wish))) {
      state.reply(session, Numerics.ERR_ERRONEUSNICKNAME, shown(wish), "Erroneous nickname");
    } else if (taken(session, wish)) {
      inUse(session, wish);
    } else if (!session.registered()) {
      session.person.nick = wish;
      finish(session);
    } else if (!wish.equals(session.person.nick)) {
      rename(session, wish);
    }
  }

  private void rename(Session session, String wish) {
    if (!state.admission.mayRename(session, wish)) {
      return;
    }
    Message renamed =
        Message.from(session.person.source(), "NICK", wish).withTags(state.now(session.person));
    state.rename(session.person, wish);
    session.send(renamed);
    state.toChannel(renamed, other -> other != session && state.channel.has(session.person));
  }

  /** CAP END ends the negotiation; the other subcommands are {@link Capabilities}'. */
  private void cap(Session session, Message message) {
    capabilities.run(session, message);
    finish(session);
  }

  private void finish(Session session) {
    if (session.registered()
        || session.negotiating
        || session.person.nick.isEmpty()
        || session.person.user.isEmpty()) {
      return;
    }
    if (!session.person.member && !passwordRight(session)) {
      state.reply(session, Numerics.ERR_PASSWDMISMATCH, "Password incorrect");
      state.close(session, "This room needs its password", "wrong password");
      return;
    }
    Optional<Person> holder = state.find(session.person.nick);
    if (holder.isPresent() && !sameMember(session, holder.get())) {
      inUse(session, session.person.nick);
      session.person.nick = "";
      return;
    }
    holder
        .flatMap(state::session)
        .ifPresent(old -> state.close(old, "Replaced by your newer connection", "connected again"));
    access.registering(session);
    session.state = Session.State.REGISTERED;
    session.password = "";
    session.person.lastSpoke = state.clock.millis();
    session.person.since = state.clock.millis();
    state.enter(session);
    session.port.registered();
    welcome.greet(session);
  }

  private boolean taken(Session session, String wish) {
    return state
        .find(wish)
        .filter(holder -> holder != session.person && !sameMember(session, holder))
        .isPresent();
  }

  /** Its older connection to this server: of one to another server of the tree the nick stays. */
  private boolean sameMember(Session session, Person holder) {
    return !session.registered()
        && session.person.member
        && holder.member
        && state.session(holder).isPresent()
        && session.person.identity.equals(holder.identity);
  }

  private boolean passwordRight(Session session) {
    return state.settings.password().map(password -> same(password, session.password)).orElse(true);
  }

  /** Takes the same time wherever the two differ. */
  static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private void quit(Session session, Message message) {
    String reason = "Quit: " + Texts.cut(message.param(0), Welcome.REASON_BYTES);
    state.close(session, reason, reason);
  }

  private void inUse(Session session, String wish) {
    state.reply(session, Numerics.ERR_NICKNAMEINUSE, wish, "Nickname is already in use");
  }

  private void alreadyRegistered(Session session) {
    state.reply(session, Numerics.ERR_ALREADYREGISTERED, "You may not reregister");
  }

  private static String shown(String nick) {
    return Texts.cut(nick, Nicks.MAX);
  }
}
