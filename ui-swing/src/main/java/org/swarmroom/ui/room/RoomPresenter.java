package org.swarmroom.ui.room;

import static org.swarmroom.ui.kit.Texts.text;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.app.node.RoomState;
import org.swarmroom.ui.kit.Answers;
import org.swarmroom.ui.kit.NodeEvents;

/**
 * Decides what the room window shows and what a typed line does. Confined to the thread of the
 * windows.
 */
final class RoomPresenter {

  /** The setting of whether we are told when somebody speaks to us. */
  private static final String NOTIFY = "notify";

  private static final String ON = "on";
  private static final String OFF = "off";

  private final NodeControl node;
  private final Answers answers;
  private final RoomView view;
  private final Transcript transcript = new Transcript();
  private final Members members;
  private final RoomLines lines;
  private final Scrollback scrollback;
  private final Unread unread;
  private final Ignored ignored;
  private final TypedLines typedLines;
  private Optional<RoomState> room = Optional.empty();
  private boolean notify = true;

  RoomPresenter(NodeControl node, Answers answers, NodeEvents events, RoomView view) {
    this.node = node;
    this.answers = answers;
    this.view = view;
    this.members = new Members(view::showMembers, this::isIgnored);
    this.ignored = new Ignored(node, answers, members::fingerprint);
    this.lines = new RoomLines(transcript, this::self, this::isIgnored);
    this.typedLines = new TypedLines(node, answers, view, this);
    this.scrollback = new Scrollback(node, answers, lines, transcript, view::error);
    this.unread = new Unread(transcript, view::showUnread);
    events.listen(this::heard);
  }

  Transcript transcript() {
    return transcript;
  }

  /** Whether we are told when somebody speaks to us while we don't look; kept. */
  void notify(boolean on) {
    notify = on;
    answers.ask(() -> node.putSetting(NOTIFY, on ? ON : OFF), done -> {}, view::error);
  }

  /** The window got or lost the focus. */
  void look(boolean now) {
    unread.look(now);
  }

  Optional<RoomState> room() {
    return room;
  }

  /** Shows the room the node is in, or the first-run page. */
  void start() {
    answers.ask(node::room, this::found, this::failedToStart);
    ignored.load(this::hideIgnored);
    answers.ask(
        () -> node.setting(NOTIFY),
        kept -> {
          notify = !kept.equals(Optional.of(OFF));
          view.showNotify(notify);
        },
        view::error);
  }

  private void found(Optional<RoomState> now) {
    if (now.isPresent()) {
      entered(now.get());
    } else if (room.isEmpty()) {
      welcome();
    }
  }

  /** Takes the nick, then opens a room. */
  void host(String nick, String name) {
    enter(nick, () -> answers.ask(() -> node.hostRoom(name), this::opened, this::notEntered));
  }

  /** Takes the nick, then joins. */
  void join(String nick, String link) {
    enter(nick, () -> answers.ask(() -> node.joinRoom(link), this::joined, this::notEntered));
  }

  void leave() {
    answers.ask(node::leaveRoom, done -> welcome(), view::error);
  }

  /** A search in this room's lines. */
  Finding finding(Finding.Show show) {
    return new Finding(node, answers, transcript, scrollback, show);
  }

  /** Does what a typed line asks for. */
  void typed(String line) {
    typedLines.typed(line);
  }

  /** Says something among the messages. */
  void notice(String sentence) {
    lines.notice(sentence);
    lookWhetherQuiet();
  }

  /** Says what went wrong among the messages and at the foot. */
  void complain(String sentence) {
    view.error(sentence);
    if (room.isPresent()) {
      notice(sentence);
    }
  }

  /** From now on this member's words are not shown; without a nick, says whose are not. */
  void ignore(String nick) {
    if (nick.isEmpty()) {
      var all = ignored.all();
      notice(
          all.isEmpty() ? text("room.ignored.none") : text("room.ignored", String.join(", ", all)));
    } else if (nick.equalsIgnoreCase(self())) {
      complain(text("room.ignore.self"));
    } else {
      ignored.add(nick, this::complain);
      hideIgnored();
      notice(text("room.ignore.done", nick));
    }
  }

  void unignore(String nick) {
    boolean was = ignored.remove(nick, this::complain);
    if (was) {
      showIgnored();
    }
    notice(text(was ? "room.unignore.done" : "room.unignore.none", nick));
  }

  /** One or the other, as a menu has it. */
  void changeIgnored(String nick) {
    if (ignored.has(nick)) {
      unignore(nick);
    } else {
      ignore(nick);
    }
  }

  /** How far a member is, or, without a nick, the host is from us. */
  String distance(String nick) {
    var asked = nick.isEmpty() ? self() : nick;
    var member = members.named(asked);
    if (member.isEmpty()) {
      return text("room.ping.nobody", asked);
    }
    long millis = member.get().roundTripMillis();
    if (millis < 0) {
      return text("room.ping.unknown", asked);
    }
    return member.get().self() ? text("room.ping.host", millis) : text("room.ping", asked, millis);
  }

  private void hideIgnored() {
    members.show();
    transcript.retain(entry -> entry.own() || !ignored.has(entry.from()));
    lookWhetherQuiet();
  }

  /** Fetches anew what was left out; what is not in the log stays. */
  private void showIgnored() {
    members.show();
    if (room.isPresent()) {
      transcript.retain(
          entry -> entry.kind() == Entry.Kind.NOTICE || entry.kind() == Entry.Kind.OFFER);
      scrollback.start(this::lookWhetherQuiet);
    }
  }

  void nick(String nick) {
    answers.ask(
        () -> node.setNick(nick), done -> view.info(text("room.nick.done", nick)), this::complain);
  }

  void topic(String topic) {
    answers.ask(
        () -> node.setTopic(topic), done -> view.info(text("room.topic.done")), this::complain);
  }

  /** Copies the link that others paste to join. */
  void invite() {
    room.ifPresentOrElse(
        now -> {
          view.copy(now.link());
          view.info(text("room.invite.done"));
        },
        () -> view.error(text("room.invite.none")));
  }

  void download(OfferRow offer) {
    answers.ask(
        () -> node.download(offer.id(), Optional.empty()),
        transfer -> view.info(text("download.started", transfer.name())),
        view::error);
  }

  /** The pane stands at its top: fetches older lines. */
  void older() {
    if (room.isPresent() && !scrollback.isBusy()) {
      scrollback.older(this::lookWhetherQuiet);
    }
  }

  private void enter(String nick, Runnable then) {
    view.showEntering(true);
    answers.ask(() -> node.setNick(nick.strip()), done -> then.run(), this::notEntered);
  }

  private void opened(RoomState now) {
    entered(now);
    view.info(text("room.opened", now.room()));
  }

  private void joined(RoomState now) {
    entered(now);
    view.info(text("room.joined", now.room(), now.host()));
  }

  private void notEntered(String sentence) {
    view.showEntering(false);
    view.error(sentence);
  }

  private void failedToStart(String sentence) {
    welcome();
    view.error(sentence);
  }

  private void welcome() {
    room = Optional.empty();
    answers.ask(
        node::status,
        status -> welcome(status.nick().isBlank() ? guessedNick() : status.nick()),
        sentence -> welcome(guessedNick()));
  }

  /** Not if a room opened while the node was asked. */
  private void welcome(String nick) {
    if (room.isEmpty()) {
      view.showWelcome(nick);
    }
  }

  static String guessedNick() {
    var user = System.getProperty("user.name", "").replaceAll("[^\\p{L}\\p{N}_-]", "");
    return user.isEmpty() ? "me" : user;
  }

  private void entered(RoomState now) {
    boolean other = room.isEmpty() || !room.get().room().equals(now.room());
    room = Optional.of(now);
    view.showEntering(false);
    view.showRoom(now);
    if (other) {
      transcript.clear();
      unread.entered();
      scrollback.start(this::lookWhetherQuiet);
      answers.ask(node::members, members::all, view::error);
      answers.ask(node::peers, members::peers, view::error);
      answers.ask(
          node::offers,
          known -> {
            lines.offers(known);
            lookWhetherQuiet();
          },
          view::error);
      lookWhetherQuiet();
    }
  }

  private boolean isIgnored(String nick) {
    return ignored.has(nick);
  }

  private String self() {
    return room.map(RoomState::nick).orElse("");
  }

  private void heard(List<NodeEvent> batch) {
    members.heard(batch); // who is ignored is known by its fingerprint
    var fresh = new LinkedHashMap<String, Entry>();
    var replayed = new HashSet<String>();
    for (var event : batch) {
      if (event instanceof NodeEvent.RoomChanged changed) {
        roomChanged(changed);
      } else if (event instanceof NodeEvent.Warning warning) {
        complain(warning.sentence()); // among the messages, where it is not overwritten
      } else {
        var entry = lines.entry(event); // is news even if the history had it a moment before
        entry.ifPresent(told -> fresh.putIfAbsent(told.id(), told));
        if (entry.isPresent() && event instanceof NodeEvent.Line line && line.replayed()) {
          replayed.add(line.line().id());
        }
      }
    }
    lines.add(List.copyOf(fresh.values()));
    fresh.values().forEach(entry -> said(entry, replayed.contains(entry.id())));
    lookWhetherQuiet();
  }

  private void said(Entry entry, boolean replayed) {
    if (entry.own() && !replayed) {
      unread.said();
    } else if (!entry.own() && entry.kind() != Entry.Kind.NOTICE) {
      unread.heard(entry, replayed);
      view.showSpoke(entry.from());
      if (notify && !replayed && !unread.looking() && Unread.speaksToUs(entry)) {
        view.call(entry.from(), entry.text());
      }
    }
  }

  private void lookWhetherQuiet() {
    view.showQuiet(scrollback.isComplete() && transcript.size() == 0);
  }

  private void roomChanged(NodeEvent.RoomChanged changed) {
    if (changed.room().room().isEmpty()) {
      welcome();
    } else {
      entered(changed.room());
    }
    if (!changed.sentence().isEmpty()) {
      view.info(changed.sentence());
    }
  }
}
