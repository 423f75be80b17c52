package org.swarmroom.chat.room;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.swarmroom.chat.account.Accounts;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.log.Kept;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.succession.Epochs;
import org.swarmroom.chat.succession.Seat;
import org.swarmroom.chat.succession.Successor;

/**
 * One room: who is in it, what they say and are told.
 *
 * <p>The caller tells it of connections and messages; after each call it takes {@link #nextBatch}
 * to the disk and reports {@link #stored} or {@link #notStored}. Confined to one thread.
 */
public final class Room {

  /** Kept lines it wants to be given at first. */
  public static final int HISTORY = 1_000;

  /** A line from a linked server that is older was said while the link was cut. */
  private static final long LIVE_MILLIS = 60_000;

  private final RoomState state;
  private final CommandTable commands;
  private final Talk talk;
  private final MemberNews news;
  private final Heirs heirs;
  private final Access access;
  private final LogExchange logs;
  private final Playback playback;

  /**
   * @param epochs gives the stamps; its epoch may rise while the room is open
   * @param history newest kept lines, oldest first
   * @param archive for lines older than these, and for all that members lack
   * @param topicListener hears each new topic
   * @param outside by which members' ports are measured
   * @param inherited the successor list as the last host told it
   */
  public Room(
      RoomSettings settings,
      Epochs epochs,
      Clock clock,
      List<Line> history,
      Archive archive,
      Consumer<String> topicListener,
      Outside outside,
      List<Successor> inherited) {
    Ledger ledger = new Ledger(settings, epochs, clock, history);
    state = new RoomState(settings, clock, ledger, archive, topicListener);
    commands = new CommandTable(state);
    heirs = new Heirs(state, outside, inherited);
    logs = new LogExchange(state);
    news = new MemberNews(state, heirs, logs, outside);
    talk = new Talk(state, logs, this::resume);
    playback = new Playback(state);
    Capabilities capabilities = new Capabilities(state);
    access = new Access(state, capabilities, this::resume);
    new Registration(state, capabilities, access).addTo(commands);
    access.addTo(commands);
    new Presence(state).addTo(commands);
    new Channel(state, playback, news, logs).addTo(commands);
    new Modes(state).addTo(commands);
    new Moderation(state).addTo(commands);
    new Invitations(state).addTo(commands);
    new Operators(state).addTo(commands);
    new WhoQuery(state).addTo(commands);
    new WhoQueries(state).addTo(commands);
    new Whowas(state).addTo(commands);
    new Monitor(state).addTo(commands);
    new Stats(state, commands).addTo(commands);
    new ServerQueries(state).addTo(commands);
    news.addTo(commands);
    talk.addTo(commands);
    new ChatHistory(state, playback, this::resume).addTo(commands);
  }

  /**
   * What was kept of the channel; before anybody connects.
   *
   * @param keeper told what changes of it, see {@link RoomStateStore}
   */
  public void remember(Map<String, String> kept, BiConsumer<String, String> keeper) {
    state.kept.begin(kept, keeper);
  }

  /**
   * Joins the room with others like it on other servers.
   *
   * @param outlet is told what happens here from now on
   * @return by which is told what happens there
   */
  public Inlet link(Outlet outlet) {
    state.outlet = outlet;
    return new Inlet(state, this, news, logs);
  }

  /** A session for a new connection; may be made on any thread. */
  public static Session session(Port port, Origin origin) {
    return new Session(port, origin);
  }

  /** A new connection; everything else about it comes after. */
  public void connect(Session session) {
    state.sessions.add(session);
  }

  /** A message came in. Its {@link Port#settled} follows, now or when what it started is done. */
  public void receive(Session session, Message message) {
    if (session.state == Session.State.GONE) {
      return;
    }
    boolean inOrder =
        session.unstored == 0
            || (session.held.isEmpty() && talk.isLine(message))
            || isBesides(session, message);
    if (inOrder) {
      handle(session, message);
    } else {
      session.held.add(message);
    }
  }

  /** Whether it is between members' programs and changes nothing that others see in an order. */
  private static boolean isBesides(Session session, Message message) {
    return session.registered() && message.command().equals(Vendor.COMMAND);
  }

  /** A line longer than allowed came in, and was thrown away. */
  public void tooLong(Session session) {
    if (session.state != Session.State.GONE) {
      state.reply(session, Numerics.ERR_INPUTTOOLONG, "Input line was too long");
      session.port.settled();
    }
  }

  /** The connection is lost or to be given up. */
  public void disconnect(Session session, String reason) {
    if (session.unstored > 0) {
      session.leaving = session.leaving.or(() -> Optional.of(reason));
    } else {
      state.remove(session, reason);
    }
  }

  /** Ends a connection with an ERROR that says why. */
  public void close(Session session, String reason) {
    if (session.state != Session.State.GONE) {
      state.close(session, reason, reason);
    }
  }

  /** Ends all connections. */
  public void closeAll(String reason) {
    for (Session session : List.copyOf(state.sessions)) {
      session.send(
          Message.of("ERROR", "Closing Link: " + session.person.name() + " (" + reason + ")"));
      session.port.end();
      session.state = Session.State.GONE;
    }
    state.clear();
  }

  /** The time a client took to answer, in ms. */
  public void roundTrip(Session session, long millis) {
    news.roundTrip(session, millis);
  }

  /** To be called every few seconds: news that can wait are told together. */
  public void tick() {
    news.tick();
    heirs.tick();
    logs.tick();
  }

  /** Present members that can host next, in their order. */
  public List<Successor> heirs() {
    return heirs.list();
  }

  /**
   * Tells a member to open the room.
   *
   * @param taken where it is served then; fails if that member can't
   */
  public void handOver(Successor to, CompletableFuture<Seat> taken) {
    heirs.handOver(to, taken);
  }

  /** Tells everybody where the room goes on. */
  public void moved(Seat to) {
    heirs.moved(to);
  }

  /** The accounts of stock clients, or none for now. */
  public void accounts(Optional<Accounts> accounts) {
    access.accounts(accounts);
  }

  /** Lines to put on disk now, in order; none while a batch is under way. */
  public List<Line> nextBatch() {
    return state.ledger.nextBatch();
  }

  /**
   * The batch is on disk.
   *
   * @param kept what became of each line, in the order of the batch
   */
  public void stored(List<Kept> kept) {
    for (Ledger.Done done : state.ledger.batchKept(kept)) {
      PendingLine line = done.pending();
      if (line.merged) {
        merged(line, done.kept());
      } else if (done.kept() == Kept.KNOWN) {
        saidBefore(line);
      } else {
        talk.deliver(line);
        logs.said(line.line, line.sender, done.kept());
        resume(line.sender);
      }
    }
  }

  private void merged(PendingLine line, Kept kept) {
    boolean elsewhere = !line.sender.person.server.isEmpty();
    Optional<Person> live =
        Optional.of(line.line)
            .filter(each -> elsewhere && kept == Kept.NEW)
            .filter(each -> state.clock.millis() - each.at() < LIVE_MILLIS)
            .flatMap(each -> state.find(each.from()))
            .filter(author -> author.proven().equals(line.line.account()));
    live.ifPresent(author -> talk.pass(line.line, author, line.sender.person));
    logs.merged(line, kept, live.isPresent());
    if (kept == Kept.NEW && live.isEmpty()) {
      playback.late(line.line, other -> !elsewhere || other.person.signedOn <= line.line.at());
    }
  }

  /** A line that was too old to be remembered has kept its stamp. */
  private void saidBefore(PendingLine pending) {
    state.archive.ask(
        log -> log.find(List.of(pending.line.id())),
        found -> {
          Optional<Line> line = found.flatMap(lines -> lines.stream().findFirst());
          if (line.filter(l -> !l.account().equals(pending.line.account())).isPresent()) {
            anothersId(pending);
            return;
          }
          line.ifPresentOrElse(
              known -> {
                state.ledger.passed(known);
                talk.known(pending.sender, known, pending.label);
              },
              () -> talk.refuse(pending));
          resume(pending.sender);
        });
  }

  /** Ids begin with 32 bits of a fingerprint only: the line gets one from the host. */
  private void anothersId(PendingLine pending) {
    Runnable again =
        () -> {
          pending.line = state.ledger.stampAgain(pending.line);
          state.ledger.submit(pending);
        };
    if (state.ledger.stamps()) {
      again.run();
    } else {
      state.ledger.later(again);
    }
  }

  /** The batch could not be put on disk; its lines were not said. */
  public void notStored() {
    for (PendingLine line : state.ledger.batchDone()) {
      if (!line.merged) {
        talk.refuse(line);
        resume(line.sender);
      }
    }
  }

  /** Whether no line waits for the disk. */
  public boolean idle() {
    return state.ledger.idle();
  }

  public int members() {
    return state.channel.members().size();
  }

  public void setTopic(String topic) {
    state.channel.topic = topic;
    state.channel.topicBy = state.settings.serverName();
    state.channel.topicAt = state.clock.millis();
  }

  private void handle(Session session, Message message) {
    Optional<String> label = Labels.of(session, message);
    int before = session.unstored;
    if (label.isPresent()) {
      session.startLabel();
    }
    commands.run(session, message);
    boolean done = session.unstored <= before;
    if (session.labelling()) {
      Labels.finish(state, session, done ? label : Optional.empty());
    }
    if (done) {
      session.port.settled();
    }
  }

  /** One thing that the session waited for is done. */
  private void resume(Session session) {
    session.unstored--;
    session.port.settled();
    while (!session.held.isEmpty()
        && (session.unstored == 0 || talk.isLine(session.held.element()))) {
      handle(session, session.held.remove());
    }
    if (session.unstored == 0 && session.leaving.isPresent()) {
      state.remove(session, session.leaving.get());
    }
  }
}
