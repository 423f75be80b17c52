package org.swarmroom.chat.room;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.swarmroom.chat.irc.CaseMapping;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;

/**
 * Who is here and what the channel is like; the commands share it.
 *
 * <p>Invariant: {@link #nicks} holds exactly the people who registered, {@link #local} the
 * connections of those who are on this server, {@link #present} those of them whose person is in
 * the channel, in join order.
 */
final class RoomState {

  static final CaseMapping CASES = CaseMapping.RFC1459;

  final RoomSettings settings;
  final Clock clock;
  final Ledger ledger;
  final Archive archive;
  final Consumer<String> topicListener;
  final ChannelState channel;

  /** When the room was opened here; epoch ms. */
  final long openedAt;

  final Isupport isupport = new Isupport();
  final Admission admission = new Admission(this);
  final Targets targets = new Targets(this);
  final KeptState kept;

  /** Hear who comes and goes. */
  final List<Comings> watchers = new ArrayList<>();

  final Set<Session> sessions = new HashSet<>();
  private final Set<Session> present = new LinkedHashSet<>();
  private final Map<String, Person> nicks = new HashMap<>();
  private final Map<Person, Session> local = new HashMap<>();
  private Consumer<Session> whenGone = session -> {};

  /** Told of everything that people on linked servers must hear too. */
  Outlet outlet = Outlet.NONE;

  private long batches;
  private int mostUsers;

  RoomState(
      RoomSettings settings,
      Clock clock,
      Ledger ledger,
      Archive archive,
      Consumer<String> topicListener) {
    this.settings = settings;
    this.clock = clock;
    this.ledger = ledger;
    this.archive = archive;
    this.topicListener = topicListener;
    this.channel = new ChannelState(settings.channel(), clock.millis());
    this.kept = new KeptState(channel);
    this.openedAt = clock.millis();
  }

  /**
   * @param whenGone told of each session that no longer stands in the channel
   */
  void whenGone(Consumer<Session> whenGone) {
    this.whenGone = whenGone;
  }

  Optional<Person> find(String nick) {
    return Optional.ofNullable(nicks.get(CASES.fold(nick)));
  }

  /** The connection of a person, if it is on this server. */
  Optional<Session> session(Person person) {
    return Optional.ofNullable(local.get(person));
  }

  Collection<Person> registered() {
    return nicks.values();
  }

  void enter(Session session) {
    nicks.put(CASES.fold(session.person.nick), session.person);
    local.put(session.person, session);
    session.person.signedOn = clock.millis();
    entered(session.person);
  }

  /** Somebody on a linked server; the nick is free. */
  void enterRemote(Person person) {
    nicks.put(CASES.fold(person.nick), person);
    person.signedOn = person.since;
    entered(person);
  }

  private void entered(Person person) {
    mostUsers = Math.max(mostUsers, nicks.size());
    watchers.forEach(watcher -> watcher.came(person));
    outlet.entered(person);
  }

  /** Most people at one time since the room is open here. */
  int mostUsers() {
    return mostUsers;
  }

  void rename(Person person, String nick) {
    rename(person, nick, clock.millis());
  }

  /**
   * @param since when it took the nick, epoch ms
   */
  void rename(Person person, String nick, long since) {
    person.since = since;
    String before = person.nick;
    nicks.remove(CASES.fold(before), person);
    person.nick = nick;
    nicks.put(CASES.fold(nick), person);
    if (!CASES.same(before, nick)) {
      watchers.forEach(watcher -> watcher.went(person, before));
      watchers.forEach(watcher -> watcher.came(person));
    }
    outlet.renamed(person, before);
  }

  void join(Session session) {
    channel.add(session.person);
    channel.invited.remove(session.person);
    present.add(session);
  }

  /** Somebody on a linked server. */
  void joinRemote(Person person) {
    channel.add(person);
  }

  /** No longer in the channel; the others were told. */
  void leave(Person person) {
    channel.remove(person);
    Optional<Session> gone = session(person);
    gone.ifPresent(present::remove);
    gone.ifPresent(whenGone);
  }

  boolean isChannel(String name) {
    return CASES.same(name, channel.name);
  }

  boolean isHost(Person person) {
    return person.member && person.identity.equals(settings.fingerprint());
  }

  /** What somebody on a linked server may do, that server has asked. */
  boolean mayModerate(Person person) {
    return isOperator(person) || channel.is(person, Rank.HALFOP);
  }

  /** Makes operators, and removes whoever moderates. */
  boolean isOperator(Person person) {
    return person.operator || !person.server.isEmpty() || channel.is(person, Rank.OP);
  }

  /** To one who is not in a secret channel, nobody is in it; who is invisible only there. */
  boolean sees(Person asking, Person other) {
    boolean together = channel.has(asking) && channel.has(other);
    return together || asking == other || asking.operator || !other.invisible;
  }

  long idleSeconds(Person person) {
    return Math.max(0, clock.millis() - person.lastSpoke) / 1000;
  }

  boolean seesMembers(Person asking) {
    return channel.has(asking) || asking.operator || !channel.modes.has(Flag.SECRET);
  }

  void reply(Session to, String numeric, String... params) {
    List<String> all = new ArrayList<>(params.length + 1);
    all.add(to.person.name());
    all.addAll(List.of(params));
    to.send(new Message(Map.of(), settings.serverName(), numeric, all));
  }

  /** A command of the server's own, such as CAP or PONG. */
  void tell(Session to, String command, String... params) {
    to.send(Message.from(settings.serverName(), command, params));
  }

  void needsOperator(Session session) {
    reply(session, Numerics.ERR_CHANOPRIVSNEEDED, channel.name, "You're not a channel operator");
  }

  void noSuchNick(Session session, String nick) {
    reply(session, Numerics.ERR_NOSUCHNICK, Texts.cut(nick, 64), "No such nick/channel");
  }

  void noSuchChannel(Session session, String name) {
    String sentence = "No such channel; this server has the one room " + channel.name;
    reply(session, Numerics.ERR_NOSUCHCHANNEL, Texts.cut(name, 64), sentence);
  }

  void notOnChannel(Session session) {
    reply(session, Numerics.ERR_NOTONCHANNEL, channel.name, "You're not on that channel");
  }

  void notInChannel(Session session, String nick) {
    reply(
        session,
        Numerics.ERR_USERNOTINCHANNEL,
        Texts.cut(nick, 64),
        channel.name,
        "They aren't on that channel");
  }

  /** IRCv3 standard-replies; a NOTICE for who doesn't know them. */
  void fail(Session to, String command, String code, String sentence) {
    if (to.has(Cap.STANDARD_REPLIES) || to.has(Cap.ROOM)) {
      tell(to, "FAIL", command, code, sentence);
    } else {
      tell(to, "NOTICE", to.person.name(), sentence);
    }
  }

  /** To one person, wherever it is. */
  void send(Person to, Message message) {
    session(to).ifPresentOrElse(session -> session.send(message), () -> outlet.toOne(to, message));
  }

  /** To those on this server who are in the channel; linked servers hear it too. */
  void toChannel(Message message, Predicate<Session> who) {
    toChannelHere(message, who);
    outlet.told(message);
  }

  /** To those on this server who are in the channel. */
  void toChannelHere(Message message, Predicate<Session> who) {
    Outgoing out = new Outgoing(message);
    for (Session session : present) {
      if (who.test(session)) {
        session.send(out);
      }
    }
  }

  /** Name of the server that somebody is on. */
  String serverOf(Person person) {
    return person.server.isEmpty() ? settings.serverName() : person.server;
  }

  /** A reference for a BATCH, not used before. */
  String newBatch() {
    return Long.toString(++batches, 36);
  }

  /** Time of events that are not lines, as the {@code time} tag has it. */
  Map<String, String> now(Person cause) {
    Map<String, String> tags = ServerTags.of(clock.millis(), cause.proven());
    tags.putAll(cause.marks());
    return tags;
  }

  /** Time of what the server does itself. */
  Map<String, String> now() {
    return ServerTags.of(clock.millis(), "");
  }

  /** Takes the session out of everything and tells the channel. */
  void remove(Session session, String reason) {
    remove(session, reason, Map.of());
  }

  /**
   * @param tags more of the QUIT, such as its batch
   */
  void remove(Session session, String reason, Map<String, String> tags) {
    if (session.state == Session.State.GONE) {
      return;
    }
    session.state = Session.State.GONE;
    session.held.clear();
    sessions.remove(session);
    Person person = session.person;
    boolean known = nicks.remove(CASES.fold(person.nick), person);
    local.remove(person);
    channel.invited.remove(person);
    if (known) {
      watchers.forEach(watcher -> watcher.went(person, person.nick));
      watchers.forEach(watcher -> watcher.gone(person));
    }
    present.remove(session);
    if (channel.remove(person)) {
      Message quit = Message.from(person.source(), "QUIT", reason).withTags(now(person));
      for (Map.Entry<String, String> tag : tags.entrySet()) {
        quit = quit.with(tag.getKey(), tag.getValue());
      }
      toChannelHere(quit, other -> true);
      whenGone.accept(session);
    }
    if (known) {
      outlet.left(person, reason);
    }
  }

  /** Everybody is gone, and was told. */
  void clear() {
    sessions.clear();
    nicks.clear();
    local.clear();
    present.clear();
    channel.clear();
  }

  /** Says why and ends the connection. */
  void close(Session session, String error, String reason) {
    session.endLabel();
    session.send(
        Message.of("ERROR", "Closing Link: " + session.person.name() + " (" + error + ")"));
    session.port.end();
    remove(session, reason);
  }
}
