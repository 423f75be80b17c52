package org.swarmroom.chat.client;

import io.netty.util.concurrent.EventExecutor;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Nicks;
import org.swarmroom.chat.irc.Texts;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.log.LineLog;
import org.swarmroom.chat.request.FileRequest;
import org.swarmroom.chat.request.OfferDraft;
import org.swarmroom.chat.succession.Answer;
import org.swarmroom.chat.succession.Seat;
import org.swarmroom.chat.succession.Successor;

/**
 * One member's place in one room.
 *
 * <p>Methods may be called from any thread and never block; futures complete on the client's
 * executor and fail with {@link ChatException}, whose message is one sentence. Lines said while the
 * host is away are kept and sent when it is back, with the same id, so none is doubled.
 */
public final class RoomClient implements AutoCloseable {

  private final Scene scene;
  private final Outbox outbox;
  private final OwnLog ownLog;
  private final RequestDesk desk;
  private final Optional<Acquaintances> people;
  private final Conversation conversation;
  private final Attendance attendance;
  private final Lifeline lifeline;
  private final Wishes wishes;
  private final WhoCall who;
  private final Optional<Succession> succession;

  private volatile List<Member> members = List.of();
  private volatile String nick;
  private volatile String topic = "";
  private volatile boolean connected;
  private volatile OptionalLong roundTrip = OptionalLong.empty();
  private volatile Seat seat;
  private volatile List<Successor> heirs = List.of();

  /**
   * @param log of this room, see {@link LineLog}; every line received or said is appended
   * @param events hears everything, in order, on {@code loop}; must not block
   * @param loop one thread that owns this client, for instance {@code group.next()}
   */
  public RoomClient(
      RoomClientConfig config,
      Dialer dialer,
      LineLog log,
      Consumer<? super RoomEvent> events,
      EventExecutor loop) {
    SecureRandom random = new SecureRandom();
    nick = config.nick();
    scene =
        new Scene(
            config,
            loop,
            event -> {
              refresh();
              known(event);
              events.accept(event);
            });
    seat = scene.seat();
    ownLog = new OwnLog(scene, log);
    outbox =
        new Outbox(
            scene, log.outbox(), Long.toString(random.nextLong(1L << 40), 36), this::saidUnheard);
    desk = new RequestDesk(scene, outbox, random);
    people = config.sealing().map(how -> new Acquaintances(scene, how.memory()));
    Optional<Whispers> whispers =
        people.map(known -> new Whispers(scene, outbox, known, config.sealing().orElseThrow()));
    whispers.ifPresent(outbox::envelopes);
    conversation = new Conversation(scene, outbox, ownLog, desk, whispers, this::epoch);
    wishes = new Wishes(scene);
    attendance = new Attendance(scene);
    lifeline = new Lifeline(scene, dialer, new InRoom(), random);
    who = new WhoCall(dialer, config.link().key(), config.fingerprint(), loop);
    succession =
        config.succession().map(how -> new Succession(scene, lifeline, ownLog, how, who, random));
  }

  /** Connects, and keeps connected until {@link #leave}. */
  public void start() {
    scene.loop.execute(
        () -> {
          var unused =
              ownLog
                  .load()
                  .thenCompose(
                      lines ->
                          people
                              .map(Acquaintances::load)
                              .orElseGet(() -> CompletableFuture.completedFuture(null)))
                  .thenCompose(loaded -> outbox.load())
                  .thenRun(() -> succession.ifPresentOrElse(Succession::start, lifeline::dial));
        });
  }

  /**
   * Says goodbye and ends for good; completes when the connection is closed and the room, if it was
   * served here, is handed over or closed.
   */
  public CompletableFuture<Void> leave(String reason) {
    return onLoop(
        () ->
            succession
                .map(Succession::quit)
                .orElseGet(() -> CompletableFuture.completedFuture(null))
                .thenCompose(handedOver -> part(reason)));
  }

  private CompletableFuture<Void> part(String reason) {
    CompletableFuture<Void> closed = lifeline.stop(reason.isEmpty() ? "left" : reason);
    people.ifPresent(Acquaintances::save);
    outbox.abandon(
        "You left the room before the host had this line; it is sent when you come back.");
    refresh();
    return closed;
  }

  /**
   * Whether a member of the room answers at its port.
   *
   * @param fingerprint of its certificate, pinned
   * @return never fails; completes on the client's executor
   */
  public CompletableFuture<Boolean> reaches(String fingerprint, List<HostPort> addresses) {
    return onLoop(
        () ->
            who.ask(fingerprint, addresses, WhoCall.MILLIS)
                .thenApply(answer -> !(answer instanceof Answer.Unreachable)));
  }

  /** What others are told who ask at our port who hosts the room. */
  public Answer whoHosts() {
    return succession.map(Succession::answer).orElseGet(Answer.Unreachable::new);
  }

  /**
   * Says something to the room. Long texts and texts of several lines become several lines.
   *
   * @return the (last) line, when the host has it on disk, and so has our log
   */
  public CompletableFuture<Line> say(String text) {
    return onLoop(() -> outbox.say(scene.channel(), LineKind.PRIVMSG, text, Map.of()));
  }

  /** Like {@link #say}, shown as what we do: {@code /me}. */
  public CompletableFuture<Line> act(String text) {
    return onLoop(() -> outbox.say(scene.channel(), LineKind.ACTION, text, Map.of()));
  }

  /**
   * A private line; completes when the host has passed it on, fails if there is no such nick. To a
   * member with a key it goes encrypted or not at all.
   */
  public CompletableFuture<Line> message(String nick, String text) {
    return onLoop(
        () ->
            Nicks.valid(nick)
                ? outbox.say(nick, LineKind.PRIVMSG, text, Map.of())
                : CompletableFuture.failedFuture(
                    new ChatException("\"" + Texts.clean(nick) + "\" is not a nick.")));
  }

  /**
   * Accepts a nick as it is now, with its key or without: private lines to it are sent again.
   *
   * @return one sentence; fails if no such member is in the room
   */
  public CompletableFuture<String> trust(String nick) {
    return onLoop(
        () ->
            people
                .map(known -> known.trust(nick))
                .orElseGet(
                    () ->
                        CompletableFuture.failedFuture(
                            new ChatException("This program has no key to encrypt with."))));
  }

  /**
   * Asks for a file: {@code @all who has X}, {@code @nick please send X}; other text is asked of
   * all. Offers come as {@link RoomEvent.OfferReceived}.
   *
   * @return the request's id when the host has the line
   */
  public CompletableFuture<String> ask(String text) {
    return onLoop(() -> desk.ask(text));
  }

  /** Tells the room that the request is answered. */
  public void enough(String requestId) {
    scene.loop.execute(() -> desk.enough(requestId));
  }

  /** Answers a request, to the asker only, after a short random delay; the first 3 drafts count. */
  public void offer(FileRequest request, List<OfferDraft> drafts) {
    scene.loop.execute(() -> desk.offer(request, drafts));
  }

  /** Tells the asker of a request addressed to us that it gets nothing. */
  public void decline(FileRequest request) {
    scene.loop.execute(() -> desk.decline(request));
  }

  /**
   * Asks the host for another nick; while there is no connection it is the one to ask for.
   *
   * @return the new nick, perhaps adapted to what a nick may be
   */
  public CompletableFuture<String> setNick(String nick) {
    return onLoop(() -> wishes.nick(nick));
  }

  public CompletableFuture<Void> setTopic(String topic) {
    return onLoop(() -> wishes.topic(topic));
  }

  /** Away with a message, or back when it is empty. */
  public void setAway(String message) {
    scene.loop.execute(
        () -> scene.send(message.isEmpty() ? Message.of("AWAY") : Message.of("AWAY", message)));
  }

  /**
   * Older lines of the room from the host, oldest first; for scrolling back beyond the own log. At
   * most 200 at once.
   */
  public CompletableFuture<List<Line>> history(String beforeId, int n) {
    return onLoop(() -> conversation.history(beforeId, n));
  }

  /** Everybody in the room now, ourselves included; empty while not connected. */
  public List<Member> members() {
    return members;
  }

  /** Ours now, or the wished one while not connected. */
  public String nick() {
    return nick;
  }

  public String topic() {
    return topic;
  }

  public boolean connected() {
    return connected;
  }

  /** Last measured to the host, in ms. */
  public OptionalLong roundTripMillis() {
    return roundTrip;
  }

  /** Where the room is served, or was when we lost it. */
  public Seat seat() {
    return seat;
  }

  /** Who hosts next if the host goes, in their order. */
  public List<Successor> heirs() {
    return heirs;
  }

  /** Like {@link #leave} without waiting. */
  @Override
  public void close() {
    leave("").isDone();
  }

  /** An epoch was met in a line. */
  private void epoch(long epoch) {
    succession.ifPresent(s -> s.seen(epoch));
  }

  /** A line of ours on a network without echo: it is said when it is sent. */
  private void saidUnheard(Line line) {
    if (ownLog.add(line)) {
      scene.emit(new RoomEvent.LineReceived(line, false));
    }
  }

  private void known(RoomEvent event) {
    people.ifPresent(p -> p.heard(event));
  }

  /** Makes the present state visible to other threads. */
  private void refresh() {
    members = scene.inRoom ? scene.roster.all() : List.of();
    nick = scene.nick;
    topic = scene.topic;
    connected = scene.inRoom;
    roundTrip = scene.roundTrip;
    seat = scene.seat();
    heirs = scene.heirs;
  }

  private <T> CompletableFuture<T> onLoop(Supplier<CompletableFuture<T>> task) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    scene.loop.execute(
        () -> {
          var unused =
              started(task)
                  .whenComplete(
                      (value, failure) -> {
                        if (failure == null) {
                          answer.complete(value);
                        } else {
                          answer.completeExceptionally(unwrapped(failure));
                        }
                      });
        });
    return answer;
  }

  private static <T> CompletableFuture<T> started(Supplier<CompletableFuture<T>> task) {
    try {
      return task.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  /** What the lifeline tells the rest. */
  private final class InRoom implements Lifeline.Inside {

    @Override
    public void entered() {
      succession.ifPresent(Succession::entered);
      scene.emit(new RoomEvent.Connected(scene.nick, scene.roster.all(), scene.topic));
      conversation.entered();
    }

    @Override
    public boolean lost() {
      return succession.map(Succession::lost).orElse(false);
    }

    @Override
    public void left() {
      conversation.reset();
      wishes.reset();
      succession.ifPresent(Succession::left);
    }

    @Override
    public void received(Message message) {
      attendance.received(message);
      conversation.received(message);
      succession.ifPresent(s -> s.received(message));
      if (scene.inRoom) {
        wishes.received(message);
      }
    }

    @Override
    public void ended(String sentence) {
      outbox.abandon(sentence);
    }
  }
}
