package org.swarmroom.chat.client;

import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.succession.Seat;

/**
 * Keeps a connection to the room: dials each address in turn, comes back after a break, measures
 * the round trip and notices silence.
 *
 * <p>States: idle, dialling, shaking hands, in the room, pausing; stopped from any of them.
 * Confined to the client's executor.
 */
final class Lifeline implements Wire.Listener {

  /** What happens inside the room. */
  interface Inside {
    /** We stand in the channel. */
    void entered();

    /** The connection, and with it the room, is gone. */
    void left();

    /**
     * There is no connection, and no more addresses to try.
     *
     * @return whether somebody else sees to what comes next; else this goes on by itself
     */
    boolean lost();

    void received(Message message);

    /** It won't be tried again. */
    void ended(String sentence);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Lifeline.class);

  /** How much less often servers that are not ours are PINGed. */
  private static final long SELDOM = 10;

  private static final Duration CAP_PATIENCE = Duration.ofSeconds(3);

  private final Scene scene;
  private final Dialer dialer;
  private final Inside inside;
  private final Backoff backoff;
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();

  private @Nullable Wire wire;
  private @Nullable Handshake handshake;
  private @Nullable Future<?> timer;
  private @Nullable Future<?> capTimer;
  private int nextAddress;
  private boolean stopping;
  private String lastError = "";
  private long heardAt;
  private long pingedAt;
  private boolean pingOpen;

  Lifeline(Scene scene, Dialer dialer, Inside inside, RandomGenerator random) {
    this.scene = scene;
    this.dialer = dialer;
    this.inside = inside;
    ClientTiming timing = scene.config.timing();
    this.backoff =
        new Backoff(timing.firstRetry().toMillis(), timing.lastRetry().toMillis(), random);
  }

  void dial() {
    if (stopping) {
      return;
    }
    List<HostPort> hosts = scene.hosts;
    HostPort address = hosts.get(nextAddress++ % hosts.size());
    Wire fresh = new Wire(this, scene.loop);
    wire = fresh;
    scene.wire(fresh);
    lastError = "";
    ChannelFuture dialled;
    try {
      dialled =
          dialer.dial(
              InetSocketAddress.createUnresolved(address.host(), address.port()),
              scene.hostFingerprint,
              fresh);
    } catch (RuntimeException e) {
      LOG.error("dialling failed", e);
      dialFailed(address, e);
      return;
    }
    dialled.addListener(
        done ->
            scene.loop.execute(
                () -> {
                  if (wire != fresh) {
                    fresh.close();
                  } else if (done.isSuccess()) {
                    shakeHands();
                  } else {
                    dialFailed(address, done.cause());
                  }
                }));
  }

  private void dialFailed(HostPort address, Throwable cause) {
    wire = null;
    if (Failures.isWrongFingerprint(cause)) {
      if (!inside.lost()) {
        refused(
            "The program at "
                + address
                + " is not the host this link names: its certificate is another one. Ask the host for a new link.");
      }
    } else {
      pause("The host " + address + " can't be reached: " + Failures.reason(cause) + ".");
    }
  }

  private void shakeHands() {
    Handshake begun = new Handshake(scene);
    handshake = begun;
    begun.begin();
    long patience = scene.config.timing().registration().toMillis();
    timer = after(patience, () -> drop("it did not let us in within " + patience / 1000 + " s"));
    capTimer = after(CAP_PATIENCE.toMillis(), begun::goOnWithoutCap);
  }

  @Override
  public void received(Wire from, List<Message> messages) {
    if (from != wire) {
      return;
    }
    heardAt = System.nanoTime();
    for (Message message : messages) {
      if (from == wire) {
        received(message);
      }
    }
  }

  private void received(Message message) {
    switch (message.command()) {
      case "PING" -> scene.send(Message.of("PONG", message.last()));
      case "PONG" -> pong();
      case "ERROR" -> error(message.last());
      default -> {
        cancel(capTimer);
        Handshake shaking = handshake;
        if (shaking != null) {
          inside.received(message);
          shake(shaking, message);
        } else if (isMyRemoval(message)) {
          refused(
              "You were removed from the room by "
                  + message.nick()
                  + (message.has(2) ? ": " + message.param(2) : "")
                  + ".");
        } else {
          inside.received(message);
        }
      }
    }
  }

  private void shake(Handshake shaking, Message message) {
    switch (shaking.received(message)) {
      case GOING_ON -> {}
      case REFUSED -> refused(shaking.refusal());
      case DONE -> {
        handshake = null;
        cancel(timer);
        backoff.reset();
        nextAddress = Math.max(0, nextAddress - 1); // this one works: try it first next time
        scene.inRoom = true;
        inside.entered();
        heartbeat();
      }
    }
  }

  private boolean isMyRemoval(Message message) {
    return message.command().equals("KICK")
        && scene.isChannel(message.param(0))
        && scene.isMe(message.param(1));
  }

  private void error(String reason) {
    lastError = reason;
    if (reason.contains("Replaced by your newer connection")) {
      refused("You joined this room from another window or machine; this one has left it.");
    }
  }

  private void heartbeat() {
    if (!scene.inRoom) {
      return;
    }
    ClientTiming timing = scene.config.timing();
    long now = System.nanoTime();
    boolean silent = pingOpen && heardAt - pingedAt < 0;
    if (silent && now - pingedAt >= timing.dead().toNanos()) {
      drop("it does not answer");
      return;
    }
    if (!pingOpen) {
      pingOpen = true;
      pingedAt = now;
      scene.send(Message.of("PING", "rt" + now));
    }
    long pause = timing.heartbeat().toMillis();
    timer = after(scene.isNative() ? pause : SELDOM * pause, this::heartbeat);
  }

  private void pong() {
    if (pingOpen) {
      pingOpen = false;
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - pingedAt);
      scene.roundTrip = OptionalLong.of(millis);
      scene.roster.update(scene.nick, false, m -> Members.roundTrip(m, scene.roundTrip));
      scene.emit(new RoomEvent.RoundTrip(millis));
    }
  }

  private void drop(String reason) {
    lastError = reason;
    Wire open = wire;
    if (open != null) {
      open.drop();
    }
  }

  @Override
  public void lost(Wire from, String reason) {
    if (from == wire) {
      wire = null;
      String why = lastError.isEmpty() ? reason : lastError;
      pause("The connection to the host is lost: " + why + ".");
    }
  }

  /** The room is somewhere else now: goes there, and leaves where it is. */
  void follow(Seat seat) {
    if (stopping) {
      return;
    }
    Wire open = wire;
    wire = null;
    out();
    if (open != null) {
      open.close();
    }
    scene.seat(seat);
    nextAddress = 0;
    backoff.reset();
    dial();
  }

  /** Tells that we are out and when the next attempt comes. */
  private void pause(String sentence) {
    boolean wasIn = scene.inRoom;
    out();
    if (stopping) {
      return;
    }
    boolean moreAddresses = nextAddress % scene.hosts.size() != 0;
    if ((wasIn || !moreAddresses) && inside.lost()) {
      if (wasIn) {
        scene.emit(new RoomEvent.Disconnected(sentence, 0));
      }
      return;
    }
    long millis = moreAddresses ? 0 : backoff.nextMillis();
    scene.emit(new RoomEvent.Disconnected(sentence, millis));
    timer = after(millis, this::dial);
  }

  private void refused(String sentence) {
    var unused = stop("");
    scene.emit(new RoomEvent.Refused(sentence));
    inside.ended(sentence);
  }

  private void out() {
    cancel(timer);
    cancel(capTimer);
    handshake = null;
    pingOpen = false;
    scene.wire(null);
    if (scene.inRoom) {
      scene.inRoom = false;
      inside.left();
    }
    scene.roster.clear();
  }

  /** Ends for good, with a goodbye if there is a reason. */
  CompletableFuture<Void> stop(String reason) {
    stopping = true;
    Wire open = wire;
    wire = null;
    if (open != null) {
      if (!reason.isEmpty()) {
        open.send(Message.of("QUIT", reason));
      }
      open.close(() -> stopped.complete(null));
    } else {
      stopped.complete(null);
    }
    out();
    return stopped;
  }

  private Future<?> after(long millis, Runnable task) {
    return scene.loop.schedule(() -> guarded(task), millis, TimeUnit.MILLISECONDS);
  }

  /** A bug in a task must be seen, and must not leave us disconnected for ever. */
  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("the connection to the room failed", e);
      pause("Something went wrong in this program: " + e + ".");
    }
  }

  private static void cancel(@Nullable Future<?> timer) {
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
