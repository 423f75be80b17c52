package org.swarmroom.chat.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.swarmroom.chat.account.AccountStore;
import org.swarmroom.chat.client.Dialer;
import org.swarmroom.chat.link.ChannelName;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineLog;
import org.swarmroom.chat.log.Stamp;
import org.swarmroom.chat.peering.LinkTarget;
import org.swarmroom.chat.peering.Tree;
import org.swarmroom.chat.peering.TreeSettings;
import org.swarmroom.chat.room.Archive;
import org.swarmroom.chat.room.Origin;
import org.swarmroom.chat.room.Outside;
import org.swarmroom.chat.room.Room;
import org.swarmroom.chat.room.RoomSettings;
import org.swarmroom.chat.room.RoomStateStore;
import org.swarmroom.chat.server.RoomServerConfig.Operator;
import org.swarmroom.chat.succession.Answer;
import org.swarmroom.chat.succession.Epochs;
import org.swarmroom.chat.succession.Seat;
import org.swarmroom.chat.succession.Successor;

/**
 * One room served to members' programs and to stock IRC clients. All methods may be called from any
 * thread and never block.
 */
public final class RoomServer implements AutoCloseable {

  private final ServerLimits limits;
  private final RoomTurns turns;
  private final Population population;
  private final ServerLinks links;
  private final long epoch;
  private volatile boolean closing;

  private RoomServer(ServerLimits limits, RoomTurns turns, ServerLinks links, long epoch) {
    this.links = links;
    this.limits = limits;
    this.turns = turns;
    this.epoch = epoch;
    this.population = new Population(limits);
  }

  /**
   * Opens the room: reads its last lines from the log, so that stamps go on after them and late
   * joiners get them.
   *
   * @param log of this room, see {@link LineLog}
   * @param loop one thread that owns the room, for instance {@code group.next()}
   * @return the server, ready to accept; fails if the log can't be read
   */
  public static CompletableFuture<RoomServer> open(
      RoomServerConfig config, LineLog log, RoomServerEvents events, EventExecutor loop) {
    return open(config, log, RoomStateStore.none(), events, loop);
  }

  /**
   * As {@link #open(RoomServerConfig, LineLog, RoomServerEvents, EventExecutor)}, with bans, modes
   * and operators as they were.
   *
   * @param store of this room, see {@link RoomStateStore}
   */
  public static CompletableFuture<RoomServer> open(
      RoomServerConfig config,
      LineLog log,
      RoomStateStore store,
      RoomServerEvents events,
      EventExecutor loop) {
    return log.last(ChannelName.of(config.room()), Room.HISTORY)
        .thenCombine(log.epoch(), (history, kept) -> epochs(config, history, kept, log))
        .thenCompose(opening -> opening)
        .thenCombineAsync(
            store.load(),
            (found, kept) ->
                open(config, log, events, loop, found, kept, new StateKeeper(store, events)),
            loop);
  }

  /** What the log says of the room, and the epoch that is opened. */
  private record Found(List<Line> history, Epochs epochs) {}

  private static RoomServer open(
      RoomServerConfig config,
      LineLog log,
      RoomServerEvents events,
      EventExecutor loop,
      Found found,
      Map<String, String> kept,
      BiConsumer<String, String> keeper) {
    AtomicReference<RoomTurns> running = new AtomicReference<>();
    Archive archive =
        new Archive(log, task -> Optional.ofNullable(running.get()).orElseThrow().run(task));
    Room room =
        new Room(
            settings(config),
            found.epochs(),
            Clock.system(ZoneId.systemDefault()),
            found.history(),
            archive,
            events::topicChanged,
            onLoop(config.outside(), loop),
            config.heirs());
    room.setTopic(config.topic());
    room.remember(kept, keeper);
    RoomTurns turns = new RoomTurns(room, new Disk(log, events), loop);
    running.set(turns);
    ServerLinks links = new ServerLinks(turns::run, loop, new SplittableRandom(), events);
    TreeSettings tree =
        new TreeSettings(config.fingerprint(), config.key(), "the room " + config.room());
    links.begin(Tree.of(room, tree, links));
    return new RoomServer(config.limits(), turns, links, found.epochs().current());
  }

  /** One above all in the log and all that were opened, on disk before it is used. */
  private static CompletableFuture<Found> epochs(
      RoomServerConfig config, List<Line> history, long kept, LineLog log) {
    long highest =
        history.stream()
            .flatMap(line -> Stamp.parse(line.stamp()).stream())
            .mapToLong(Stamp::epoch)
            .max()
            .orElse(0);
    highest = Math.max(highest, config.epochAbove());
    long lastAt = history.stream().mapToLong(Line::at).max().orElse(0);
    Epochs epochs =
        new Epochs(config.fingerprint().substring(0, 8), Math.max(highest, kept), lastAt);
    long epoch = epochs.current();
    return log.keepEpoch(epoch)
        .thenApply(
            done -> {
              epochs.kept(epoch);
              return new Found(history, epochs);
            });
  }

  /** The room hears what comes of its questions on its own thread. */
  private static Outside onLoop(Outside outside, EventExecutor loop) {
    return new Outside() {
      @Override
      public CompletableFuture<Boolean> reaches(String fingerprint, List<HostPort> addresses) {
        return outside.reaches(fingerprint, addresses).thenApplyAsync(answer -> answer, loop);
      }

      @Override
      public Answer whoHosts() {
        return outside.whoHosts();
      }
    };
  }

  private static RoomSettings settings(RoomServerConfig config) {
    return new RoomSettings(
        config.room(),
        ChannelName.of(config.room()),
        config.key(),
        config.fingerprint(),
        config.password(),
        config.operators().stream()
            .collect(Collectors.toMap(Operator::name, Operator::password, (a, b) -> b)),
        config.limits().historyLines());
  }

  /**
   * Takes over a connected channel whose bytes are IRC from now on. When called on the channel's
   * event loop the handlers are in place on return, so bytes read before may be fired into the
   * pipeline. Without {@code secure} only connections from this machine are let in.
   *
   * @param peerFingerprint of the client certificate that TLS checked, if one was shown
   * @param secure TLS, or a connection inside this process
   */
  public void accept(Channel channel, Optional<String> peerFingerprint, boolean secure) {
    if (!channel.eventLoop().inEventLoop()) {
      channel.eventLoop().execute(() -> accept(channel, peerFingerprint, secure));
      return;
    }
    Optional<InetAddress> address =
        channel.remoteAddress() instanceof InetSocketAddress inet
            ? Optional.ofNullable(inet.getAddress())
            : Optional.empty();
    if (closing) {
      refuse(channel, "The room is closing");
    } else if (!secure && !address.map(InetAddress::isLoopbackAddress).orElse(false)) {
      refuse(channel, "Connect with TLS: plain text is for this machine only");
    } else if (!population.enter()) {
      refuse(channel, "The room is full; try again later");
    } else {
      String seen = address.map(InetAddress::getHostAddress).orElse("");
      Connection connection =
          new Connection(
              channel, new Origin(seen, peerFingerprint, secure), limits, population, turns);
      turns.opened(connection);
      if (secure && peerFingerprint.isPresent()) {
        String shown = peerFingerprint.get();
        channel.pipeline().addLast(new LinkSniffer(connection, () -> links.incoming(shown)));
      }
      channel.pipeline().addLast(connection);
    }
  }

  /** Lets stock clients register accounts and log in to them, kept in this room's store. */
  public void accounts(AccountStore store) {
    turns.accounts(store);
  }

  private static void refuse(Channel channel, String reason) {
    byte[] error = ("ERROR :Closing Link: (" + reason + ")\r\n").getBytes(StandardCharsets.UTF_8);
    channel.writeAndFlush(Unpooled.wrappedBuffer(error)).addListener(ChannelFutureListener.CLOSE);
  }

  /**
   * Links the room to another server, and keeps the link: once it worked it is dialled again when
   * it is lost.
   *
   * @param dialer opens the connection; the pin it is given is the target's, or empty
   * @return name of the other server when the link works; fails with a sentence if the first
   *     attempt does, and then nothing is kept
   */
  public CompletableFuture<String> link(LinkTarget target, Dialer dialer) {
    return links.add(target, dialer);
  }

  /**
   * Ends the link to that address for good.
   *
   * @return false if there is none
   */
  public CompletableFuture<Boolean> unlink(HostPort address) {
    return links.remove(address);
  }

  /** Names of the other servers of the tree, nearest first. */
  public CompletableFuture<List<String>> linkedServers() {
    return links.servers();
  }

  /** Members in the room, as of its last turn. */
  public int members() {
    return turns.members();
  }

  /** Of the stamps when the room was opened. */
  public long epoch() {
    return epoch;
  }

  /** Stamps nothing until {@link #resume}; what clients say waits. */
  public void hold() {
    turns.hold();
  }

  public void resume() {
    turns.resume();
  }

  /** Present members that can host next, in their order. */
  public CompletableFuture<List<Successor>> heirs() {
    return turns.heirs();
  }

  /**
   * Has a member open the room, once all that was said is on disk and passed on.
   *
   * @return where it is served then; fails if that member can't
   */
  public CompletableFuture<Seat> handOver(Successor to) {
    return turns.handOver(to);
  }

  /**
   * Says goodbye to all and closes their connections; completes when lines under way are on disk
   * and all are closed.
   *
   * @param movedTo where the room goes on, if it does
   */
  public CompletableFuture<Void> shutdown(String reason, Optional<Seat> movedTo) {
    closing = true;
    links.close(reason);
    return turns.shutdown(reason, movedTo);
  }

  /** Like {@link #shutdown(String, Optional)} of a room that goes on nowhere. */
  public CompletableFuture<Void> shutdown(String reason) {
    return shutdown(reason, Optional.empty());
  }

  /** Like {@link #shutdown(String)} without waiting. */
  @Override
  public void close() {
    shutdown("The host closed the room").isDone();
  }
}
