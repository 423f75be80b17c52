package org.swarmroom.chat.room;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.swarmroom.chat.irc.ClientTags;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.log.Stamp;

/**
 * PRIVMSG, NOTICE and TAGMSG. A line to the channel is passed on, and acknowledged to its sender by
 * echo-message, once it is on disk; a private line at once, and the host keeps nothing of it.
 * NOTICE is never answered. Source: RFC 2812 section 3.3, IRCv3 message-tags and echo-message.
 */
final class Talk {

  private static final char CTCP = '\u0001';

  private final RoomState state;
  private final LogExchange logs;
  private final LineIds ids = new LineIds();
  private final Consumer<Session> resume;

  /**
   * @param resume told when a session no longer waits for one of its lines
   */
  Talk(RoomState state, LogExchange logs, Consumer<Session> resume) {
    this.state = state;
    this.logs = logs;
    this.resume = resume;
  }

  void addTo(CommandTable table) {
    state.isupport.add(Targets.token());
    table.add("PRIVMSG", 0, this::say);
    table.add("NOTICE", 0, this::say);
    table.add("TAGMSG", 0, this::tagMessage);
  }

  /**
   * Whether the message says something to the channel, so that it may follow lines that still wait
   * for the disk.
   */
  boolean isLine(Message message) {
    boolean spoken = message.command().equals("PRIVMSG") || message.command().equals("NOTICE");
    return spoken && state.isChannel(message.param(0)) && !message.param(1).isEmpty();
  }

  private void say(Session session, Message message) {
    boolean silent = message.command().equals("NOTICE");
    if (!message.has(0)) {
      answer(silent, session, Numerics.ERR_NORECIPIENT, "No recipient given (PRIVMSG)");
    } else if (message.param(1).isEmpty()) {
      answer(silent, session, Numerics.ERR_NOTEXTTOSEND, "No text to send");
    } else {
      session.person.lastSpoke = state.clock.millis();
      for (String target : state.targets.of(session, message.command(), message.param(0))) {
        sayTo(session, target, message, silent);
      }
    }
  }

  private void sayTo(Session session, String target, Message message, boolean silent) {
    if (state.isChannel(target)) {
      if (state.admission.maySpeak(session.person)) {
        toChannel(session, message);
      } else {
        answer(silent, session, Numerics.ERR_CANNOTSENDTOCHAN, target, "Cannot send to channel");
      }
      return;
    }
    Optional<Person> to = state.find(target);
    if (to.isEmpty()) {
      String numeric =
          target.startsWith("#") ? Numerics.ERR_NOSUCHCHANNEL : Numerics.ERR_NOSUCHNICK;
      answer(silent, session, numeric, target, "No such nick/channel");
      return;
    }
    toNick(session, to.get(), message);
    if (!silent && !to.get().away.isEmpty()) {
      state.reply(session, Numerics.RPL_AWAY, to.get().nick, to.get().away);
    }
  }

  private void toChannel(Session session, Message message) {
    String text = message.param(1);
    Optional<LineKind> kind = kind(message.command(), text);
    if (kind.isEmpty()) {
      passOn(session, message.command(), message); // CTCP: not for the log
      return;
    }
    if (state.ledger.stamps()) {
      line(session, message, kind.get());
    } else {
      session.unstored++;
      state.ledger.later(() -> waited(session, message, kind.get()));
    }
  }

  /** A line whose turn to be stamped has come. */
  private void waited(Session session, Message message, LineKind kind) {
    int others = --session.unstored;
    line(session, message, kind);
    if (session.unstored <= others) {
      session.unstored++;
      resume.accept(session);
    }
  }

  private void line(Session session, Message message, LineKind kind) {
    String id = id(session, message);
    if (again(session, message, id)) {
      return;
    }
    String fitting = ids.fitting(session, message.command(), state.channel.name, message.param(1));
    String plain = kind == LineKind.ACTION ? unwrap(fitting) : fitting;
    Line line = state.ledger.stamp(id, session, kind, plain, clientTags(message));
    state.ledger.submit(PendingLine.said(line, session, Labels.of(session, message)));
    session.unstored++;
  }

  /**
   * The id that the member made, unless a line of somebody else has it: ids begin with 32 bits of
   * the fingerprint only, and whoever makes another's must neither hear nor swallow its line.
   */
  private String id(Session session, Message message) {
    String id = ids.accepted(session, message);
    Optional<Line> known =
        state.ledger.kept(id).or(() -> state.ledger.waiting(id).map(pending -> pending.line));
    boolean taken =
        known.filter(line -> !line.account().equals(session.person.proven())).isPresent();
    return taken ? "" : id;
  }

  /** The same line again: nothing is said twice, but its sender is told what became of it. */
  private boolean again(Session session, Message message, String id) {
    if (id.isEmpty()) {
      return false;
    }
    Optional<Line> kept = state.ledger.kept(id);
    if (kept.isPresent()) {
      known(session, kept.get(), Labels.of(session, message));
      return true;
    }
    Optional<PendingLine> waiting = state.ledger.waiting(id);
    waiting.ifPresent(
        line -> {
          Session before = line.sender;
          line.label = Labels.of(session, message);
          if (before != session) {
            line.sender = session;
            session.unstored++;
            resume.accept(before);
          }
        });
    return waiting.isPresent();
  }

  private void toNick(Session session, Person to, Message message) {
    String text = message.param(1);
    LineKind kind = kind(message.command(), text).orElse(LineKind.PRIVMSG);
    String id = id(session, message);
    Optional<Line> passed = id.isEmpty() ? Optional.empty() : state.ledger.kept(id);
    if (passed.isPresent()) {
      echo(session, message(passed.get(), session.person.source(), Map.of()), Optional.empty());
      return;
    }
    String fitting = ids.fitting(session, message.command(), to.nick, text);
    String plain = kind == LineKind.ACTION ? unwrap(fitting) : fitting;
    Line line = state.ledger.privately(id, session, to.nick, kind, plain, clientTags(message));
    state.ledger.passed(line);
    Message out = message(line, session.person.source(), session.person.marks());
    state.send(to, out);
    echo(session, out, Optional.empty());
  }

  /** The line is on disk since it was sent before: its sender is told so. */
  void known(Session sender, Line line, Optional<String> label) {
    echo(sender, message(line, sender.person.source(), Map.of()), label);
    Stamp.parse(line.stamp()).ifPresent(stamp -> logs.waits(line.id(), stamp, sender));
  }

  /** The line is on disk: everybody is told. */
  void deliver(PendingLine pending) {
    Session sender = pending.sender;
    Message message = message(pending.line, pending.source, sender.person.marks());
    state.toChannelHere(message, other -> other != sender);
    state.outlet.said(pending.line, pending.source, sender.person);
    echo(sender, message, pending.label);
  }

  /**
   * A line that was just said on another server is on disk: everybody is told.
   *
   * @param by who brought it
   */
  void pass(Line line, Person author, Person by) {
    state.toChannelHere(message(line, author.source(), author.marks()), other -> true);
    state.outlet.said(line, author.source(), by);
  }

  /** The line could not be kept: only its sender is told. */
  void refuse(PendingLine pending) {
    Outgoing failed =
        new Outgoing(
            Message.from(
                state.settings.serverName(),
                "FAIL",
                "PRIVMSG",
                "NOT_STORED",
                pending.line.id(),
                "The host can't keep lines on its disk now, so yours was not sent; try again"
                    + " later."));
    Session sender = pending.sender;
    if (sender.has(Cap.STANDARD_REPLIES) || sender.has(Cap.ROOM)) {
      sender.send(pending.label.isPresent() ? failed.with("label", pending.label.get()) : failed);
    } else {
      state.fail(sender, "PRIVMSG", "NOT_STORED", "The host can't keep lines on its disk now.");
    }
  }

  private void echo(Session sender, Message message, Optional<String> label) {
    boolean wants = label.isPresent() && sender.has(Cap.LABELED_RESPONSE);
    if (sender.has(Cap.ECHO_MESSAGE)) {
      sender.send(wants ? message.with("label", label.get()) : message);
    } else if (wants && !sender.labelling()) {
      sender.send(Message.from(state.settings.serverName(), "ACK").with("label", label.get()));
    }
  }

  private void tagMessage(Session session, Message message) {
    if (!session.has(Cap.MESSAGE_TAGS)) {
      state.reply(session, Numerics.ERR_UNKNOWNCOMMAND, "TAGMSG", "Unknown command");
    } else if (!message.has(0)) {
      state.reply(session, Numerics.ERR_NORECIPIENT, "No recipient given (TAGMSG)");
    } else if (state.isChannel(message.param(0)) && !state.admission.maySpeak(session.person)) {
      state.reply(
          session, Numerics.ERR_CANNOTSENDTOCHAN, message.param(0), "Cannot send to channel");
    } else {
      passOn(session, "TAGMSG", message);
    }
  }

  /** Passes on what is not kept. */
  private void passOn(Session session, String command, Message message) {
    String target = message.param(0);
    boolean tagsOnly = command.equals("TAGMSG");
    Map<String, String> tags = state.now(session.person);
    tags.putAll(clientTags(message));
    String[] params = tagsOnly ? new String[] {target} : new String[] {target, message.param(1)};
    Message out = Message.from(session.person.source(), command, params).withTags(tags);
    if (state.isChannel(target) && state.channel.has(session.person)) {
      state.toChannel(out, other -> other != session && (!tagsOnly || other.has(Cap.MESSAGE_TAGS)));
    } else {
      Optional<Person> to = state.find(target);
      if (to.isEmpty()) {
        state.reply(session, Numerics.ERR_NOSUCHNICK, target, "No such nick/channel");
        return;
      }
      if (!tagsOnly || state.session(to.get()).filter(o -> !o.has(Cap.MESSAGE_TAGS)).isEmpty()) {
        state.send(to.get(), out);
      }
    }
    echo(session, out, Optional.empty());
  }

  private void answer(boolean silent, Session session, String numeric, String... params) {
    if (!silent) {
      state.reply(session, numeric, params);
    }
  }

  /**
   * As it goes over the wire.
   *
   * @param serverTags besides its own
   */
  static Message message(Line line, String source, Map<String, String> serverTags) {
    Map<String, String> tags = ServerTags.of(line);
    tags.putAll(serverTags);
    tags.putAll(line.tags());
    String command = line.kind() == LineKind.NOTICE ? "NOTICE" : "PRIVMSG";
    String text =
        line.kind() == LineKind.ACTION ? CTCP + "ACTION " + line.text() + CTCP : line.text();
    return Message.from(source, command, line.to(), text).withTags(tags);
  }

  private static Map<String, String> clientTags(Message message) {
    Map<String, String> tags = ClientTags.of(message.tags());
    tags.remove(Vendor.ID_TAG);
    return tags;
  }

  /** Empty for a CTCP that is not an action. */
  private static Optional<LineKind> kind(String command, String text) {
    if (text.isEmpty() || text.charAt(0) != CTCP) {
      return Optional.of(command.equals("NOTICE") ? LineKind.NOTICE : LineKind.PRIVMSG);
    }
    return text.startsWith(CTCP + "ACTION ") ? Optional.of(LineKind.ACTION) : Optional.empty();
  }

  private static String unwrap(String action) {
    String inner = action.substring("?ACTION ".length());
    return inner.endsWith(String.valueOf(CTCP)) ? inner.substring(0, inner.length() - 1) : inner;
  }
}
