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

/**
 * Who is here and what the channel is like; the commands share it.
 *
 * <p>Invariant: {@link #nicks} holds exactly the registered sessions, {@link #joined} those of them
 * in the channel, in join order.
 */
final class RoomState {

  static final CaseMapping CASES = CaseMapping.RFC1459;

  final RoomSettings settings;
  final Clock clock;
  final Ledger ledger;
  final Archive archive;
  final Consumer<String> topicListener;
  final long createdAt;

  final Set<Session> sessions = new HashSet<>();
  final Set<Session> joined = new LinkedHashSet<>();
  private final Map<String, Session> nicks = new HashMap<>();
  private long batches;

  String topic = "";
  String topicBy = "";
  long topicAt;
  boolean noExternal = true;
  boolean topicByOps;

  RoomState(
      RoomSettings settings,
      Clock clock,
      List<org.swarmroom.chat.log.Line> history,
      Archive archive,
      Consumer<String> topicListener) {
    this.settings = settings;
    this.clock = clock;
    this.ledger = new Ledger(settings, clock, history);
    this.archive = archive;
    this.topicListener = topicListener;
    this.createdAt = clock.millis();
  }

  Optional<Session> find(String nick) {
    return Optional.ofNullable(nicks.get(CASES.fold(nick)));
  }

  Collection<Session> registered() {
    return nicks.values();
  }

  void enter(Session session) {
    nicks.put(CASES.fold(session.nick), session);
  }

  void forgetNick(Session session) {
    nicks.remove(CASES.fold(session.nick), session);
  }

  boolean isChannel(String name) {
    return CASES.same(name, settings.channel());
  }

  boolean isHost(Session session) {
    return session.member && session.account.equals(settings.fingerprint());
  }

  boolean mayModerate(Session session) {
    return session.chanOp || session.operator;
  }

  void reply(Session to, String numeric, String... params) {
    List<String> all = new ArrayList<>(params.length + 1);
    all.add(to.name());
    all.addAll(List.of(params));
    to.send(new Message(Map.of(), settings.serverName(), numeric, all));
  }

  /** A command of the server's own, such as CAP or PONG. */
  void tell(Session to, String command, String... params) {
    to.send(Message.from(settings.serverName(), command, params));
  }

  /** IRCv3 standard-replies; a NOTICE for who doesn't know them. */
  void fail(Session to, String command, String code, String sentence) {
    if (to.has(Cap.STANDARD_REPLIES) || to.has(Cap.ROOM)) {
      tell(to, "FAIL", command, code, sentence);
    } else {
      tell(to, "NOTICE", to.name(), sentence);
    }
  }

  void toChannel(Message message, Predicate<Session> who) {
    Outgoing out = new Outgoing(message);
    for (Session session : joined) {
      if (who.test(session)) {
        session.send(out);
      }
    }
  }

  /** A reference for a BATCH, not used before. */
  String newBatch() {
    return Long.toString(++batches, 36);
  }

  /** Time of events that are not lines, as the {@code time} tag has it. */
  Map<String, String> now(Session cause) {
    return Ledger.tags(clock.millis(), cause.account);
  }

  /** Takes the session out of everything and tells the channel. */
  void remove(Session session, String reason) {
    if (session.state == Session.State.GONE) {
      return;
    }
    session.state = Session.State.GONE;
    session.held.clear();
    sessions.remove(session);
    forgetNick(session);
    if (joined.remove(session)) {
      Message quit = Message.from(session.source(), "QUIT", reason).withTags(now(session));
      toChannel(quit, other -> true);
    }
  }

  /** Says why and ends the connection. */
  void close(Session session, String error, String reason) {
    session.endLabel();
    session.send(Message.of("ERROR", "Closing Link: " + session.name() + " (" + error + ")"));
    session.port.end();
    remove(session, reason);
  }
}
