package org.swarmroom.app.assembly;

import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.swarmroom.app.node.CheckRow;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.node.RoomState;
import org.swarmroom.app.port.HostDialer;
import org.swarmroom.app.port.Listener;
import org.swarmroom.app.port.LocalEnd;
import org.swarmroom.app.port.PeerConnections;
import org.swarmroom.chat.link.LinkException;
import org.swarmroom.chat.link.RoomLink;
import org.swarmroom.chat.sealed.Credentials;
import org.swarmroom.chat.server.RoomServerConfig;
import org.swarmroom.sharing.dht.Dht;
import org.swarmroom.sharing.dht.DhtConfig;
import org.swarmroom.sharing.discovery.PeerBook;
import org.swarmroom.sharing.discovery.PeerBookConfig;
import org.swarmroom.sharing.library.Library;
import org.swarmroom.sharing.library.SharedSeeds;
import org.swarmroom.sharing.tracker.Trackers;
import org.swarmroom.sharing.transfer.Transfers;
import org.swarmroom.sharing.transfer.TransfersConfig;
import org.swarmroom.sharing.transport.PeerDialer;
import org.swarmroom.sharing.transport.SslHandlers;
import org.swarmroom.sharing.wire.PeerId;

/**
 * A running node: every part, built in order and closed in reverse.
 *
 * <p>{@link #start} and {@link #close} block and belong to the thread that owns the process; all
 * else goes through {@link #control}, from any thread.
 */
public final class Node implements AutoCloseable {

  static final int USUAL_PORT = 51413;

  private static final long GOODBYE_SECONDS = 8;

  private final OpenParts parts;
  private final Foundation base;
  private final Listener listener;
  private final RoomArea room;
  private final NodeFace control;
  private final Doctor doctor;

  private Node(
      OpenParts parts,
      Foundation base,
      Listener listener,
      RoomArea room,
      NodeFace control,
      Doctor doctor) {
    this.parts = parts;
    this.base = base;
    this.listener = listener;
    this.room = room;
    this.control = control;
    this.doctor = doctor;
  }

  /**
   * Starts a node; the caller holds the profile's lock. Its room is hosted, or is being joined,
   * when this returns.
   *
   * @throws NodeException with a sentence when it can't be started; nothing stays open then
   */
  public static Node start(NodeOptions options) {
    var parts = new OpenParts();
    try {
      return build(options, parts);
    } catch (RuntimeException failed) {
      parts.close();
      throw Sentences.nodeException(failed);
    }
  }

  private static Node build(NodeOptions options, OpenParts parts) {
    Foundation base = Foundation.open(options.profile(), parts);
    keep(options, base);
    String fingerprint = base.identity().fingerprint();
    InetAddress bind = address(options.bind().orElse(""));
    var tls = new SslHandlers(base.identity());
    var peerDialer =
        new PeerDialer(
            NioSocketChannel::new,
            tls,
            Optional.of(bind).filter(each -> !each.isAnyLocalAddress()),
            base.work());
    var connections = new PeerConnections(peerDialer, base.loops());
    var port = new AtomicInteger();

    var book =
        new PeerBook(
            new PeerBookConfig(
                fingerprint, base.nick()::wished, port::get, base.loops(), connections, lan(bind)),
            base.index(),
            PeerArea.listener(base.events()));
    parts.add("the peer book", book);
    var peers = new PeerArea(book, base.nick()::wished);

    var offers = new CompletableFuture<DhtArea>();
    var engine = new CompletableFuture<Transfers>();
    var library =
        new Library(
            options.profile().folder(),
            base.index().files(),
            ShareArea.listener(
                base.events(),
                () -> {
                  book.ownCatalogueChanged();
                  offers.thenAccept(DhtArea::offersChanged);
                  engine.thenAccept(Transfers::sharesChanged);
                },
                () -> IdleMemory.trimSoon(base.loops(), base.work())));
    parts.add("the library", library);

    var seeds = new SharedSeeds(library, base.index().files(), base.index().settings());
    parts.add("the shared files", seeds);
    var trackers =
        new Trackers(
            base.loops(),
            PeerId.random(),
            port::get,
            (hash, found) -> engine.join().addPeers(hash, found),
            base.events()::warn);
    parts.add("the trackers", trackers);
    var dht =
        new Dht(
            new DhtConfig(
                base.loops(),
                base.work(),
                bind,
                port::get,
                options.profile().dhtFile(),
                (hash, found) -> engine.join().hearOfPeers(hash, found),
                base.events()::warn));
    parts.add("the DHT", dht);
    var dhtArea = new DhtArea(dht, base.settings(), seeds, base.work(), options.dhtBootstrap());
    offers.complete(dhtArea);
    Transfers transfers =
        Transfers.open(
            TransfersConfig.of(base.loops(), base.index().transfers(), fingerprint, connections)
                .port(port::get)
                .roomKeys(peers::roomKeys)
                .seeds(seeds)
                .holders(book.holders())
                .trackers(trackers)
                .dht(dht, dht)
                .limits(base.settings().limits())
                .build());
    parts.add("the swarm engine", transfers);
    engine.complete(transfers);
    transfers.listen(event -> base.events().send(TransferArea.event(event)));

    var search = base.index().search();
    var room =
        new RoomArea(
            new RoomContext(
                fingerprint,
                Credentials.of(base.identity().certificate(), base.identity()::sign),
                base.index().settings(),
                base.events(),
                base.index().lines(),
                base.index().accounts(),
                base.index().rooms(),
                base.work(),
                base.loops(),
                base.localLoops(),
                new HostDialer(base.loops(), tls, new LocalEnd(bind), base.work()),
                new SharingSide(peers, transfers),
                new ShareAnswers(search, peers, base.work())),
            new RoomMemory(base.index().settings()),
            () -> OwnAddresses.of(bind, port.get()),
            access(options, base),
            base.nick()::wished);
    Listener listener =
        listen(options, base, bind, tls, new Door(room::server, room::porter, transfers, book));
    parts.add("the port", listener);
    port.set(listener.port());

    var contents = new KnownContents(base.index(), room::offered);
    var control =
        new NodeFace(
            base,
            listener,
            room,
            new ShareArea(library),
            new ExportArea(
                seeds,
                () -> OwnAddresses.of(bind, port.get()),
                base.work(),
                dhtArea::offersChanged),
            peers,
            new SearchArea(search, peers, base.work()),
            new TransferArea(transfers, base.settings(), contents, base.work()),
            dhtArea);
    var doctor = new Doctor(options.profile(), base, listener, tls, room, dhtArea);
    var node = new Node(parts, base, listener, room, control, doctor);
    node.begin(options, library, transfers, book);
    node.tell(dhtArea.start());
    return node;
  }

  private void begin(NodeOptions options, Library library, Transfers transfers, PeerBook book) {
    parts.add("the room", () -> room.stop().get(GOODBYE_SECONDS, TimeUnit.SECONDS));
    base.index().warnings().forEach(base.events()::warn);
    listener
        .taken()
        .ifPresent(
            taken ->
                base.events()
                    .warn(
                        "Port "
                            + taken
                            + " is taken by another program; using "
                            + listener.port()
                            + ". Peers behind a router need the new number forwarded."));
    base.work().execute(IdleMemory::giveBackWhenIdle);
    tell(book.start());
    tell(transfers.start());
    CompletableFuture<?> scanned = library.start();
    if (!options.shares().isEmpty()) {
      scanned =
          scanned.thenCompose(
              done ->
                  library
                      .add(options.shares(), false)
                      .thenAccept(report -> report.problems().forEach(base.events()::warn)));
    }
    tell(scanned.thenRun(() -> IdleMemory.trimSoon(base.loops(), base.work())));
    enterRoom(options);
  }

  private void enterRoom(NodeOptions options) {
    if (options.hostRoom().isPresent()) {
      room.host(options.hostRoom().get()).join();
    } else if (options.joinLink().isPresent()) {
      try {
        room.enter(RoomLink.parse(options.joinLink().get())).join();
      } catch (LinkException unusable) {
        throw new NodeException(String.valueOf(unusable.getMessage()), unusable);
      }
    } else {
      CompletableFuture<?> entered = room.enterLast();
      tell(entered);
      entered.handle((done, failure) -> true).join();
    }
  }

  /** What goes wrong while the node goes on is a warning. */
  private void tell(CompletableFuture<?> starting) {
    var unused =
        starting.whenComplete(
            (done, failure) -> {
              if (failure != null) {
                warn(failure);
              }
            });
  }

  private void warn(Throwable failure) {
    base.events().warn(String.valueOf(Sentences.nodeException(failure).getMessage()));
  }

  private static void keep(NodeOptions options, Foundation base) {
    options.nick().ifPresent(nick -> base.nick().wish(nick).join());
    options.downloads().ifPresent(folder -> base.settings().downloads(folder).join());
    options.dht().ifPresent(on -> base.settings().dht(on).join());
  }

  private static RoomArea.HostAccess access(NodeOptions options, Foundation base) {
    return new RoomArea.HostAccess(
        base.settings().roomPassword(options.roomPassword()),
        options.operators().stream()
            .map(
                each -> {
                  int colon = each.indexOf(':');
                  return new RoomServerConfig.Operator(
                      each.substring(0, colon), each.substring(colon + 1));
                })
            .toList());
  }

  private static InetAddress address(String bind) {
    try {
      return bind.isEmpty() ? new InetSocketAddress(0).getAddress() : InetAddress.getByName(bind);
    } catch (UnknownHostException unknown) {
      throw new NodeException(
          "\"" + bind + "\" is no address to listen at; give one of this machine's.", unknown);
    }
  }

  /** A node that listens to its own machine alone looks for nobody else's. */
  private static Optional<PeerBookConfig.Lan> lan(InetAddress bind) {
    return bind.isLoopbackAddress() ? Optional.empty() : Optional.of(PeerBookConfig.Lan.STANDARD);
  }

  private static Listener listen(
      NodeOptions options, Foundation base, InetAddress bind, SslHandlers tls, Door door) {
    int wished = options.port().orElseGet(() -> base.settings().port().orElse(USUAL_PORT));
    try {
      Listener listener = Listener.open(base.loops(), bind, wished, tls, door);
      base.settings().port(listener.port()).join();
      return listener;
    } catch (IOException unusable) {
      throw new NodeException(
          "The node can't listen at "
              + bind.getHostAddress()
              + " ("
              + unusable.getMessage()
              + "); choose another address with --bind.",
          unusable);
    }
  }

  public NodeControl control() {
    return control;
  }

  /** Tells the listeners that the node is up. */
  public void ready() {
    Optional<RoomState> state = room.state();
    base.events()
        .ready(
            new NodeEvent.Ready(
                System.currentTimeMillis(),
                listener.port(),
                base.identity().fingerprint(),
                room.session().map(in -> in.client().nick()).orElseGet(base.nick()::wished),
                state.map(RoomState::room).orElse(""),
                state.map(RoomState::link).orElse("")));
  }

  public CompletableFuture<List<CheckRow>> doctor() {
    return doctor.look();
  }

  /** Stops every part, even if another fails to stop. Once is enough, twice does no harm. */
  @Override
  public void close() {
    parts.close();
  }
}
