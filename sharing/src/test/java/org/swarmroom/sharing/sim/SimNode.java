package org.swarmroom.sharing.sim;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.disk.DiskPools;
import org.swarmroom.sharing.session.PeerAddress;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.transfer.HolderAddress;
import org.swarmroom.sharing.transfer.HolderSource;
import org.swarmroom.sharing.transfer.Machine;
import org.swarmroom.sharing.transfer.Seed;
import org.swarmroom.sharing.transfer.SeedSource;
import org.swarmroom.sharing.transfer.TrackerAnnouncer;
import org.swarmroom.sharing.transfer.TransferEvent;
import org.swarmroom.sharing.transfer.TransferLimits;
import org.swarmroom.sharing.transfer.Transfers;
import org.swarmroom.sharing.transfer.TransfersConfig;
import org.swarmroom.sharing.transport.Route;

/** A node: an engine as it is shipped, on a machine of the world's, which may die and come back. */
final class SimNode {

  private static final List<byte[]> ROOM = List.of("the key of the room".getBytes());

  final int number;
  final Host host;
  final Plan.Member member;
  private final String fingerprint;
  private final World world;
  private final Network network;
  private final Town town;
  private final Disk disk;
  private final Path folder;
  private final Content content;
  private final SplittableRandom random;
  private final Rows rows = new Rows();
  private final BiConsumer<SimNode, TransferEvent> heard;
  private final BiConsumer<SimNode, Spoilt> spoilt;
  private List<SimLoop> threads = List.of();
  private Optional<Transfers> engine = Optional.empty();
  private boolean begun;
  private int life;

  /** A bad block that this node sent. */
  record Spoilt(InetSocketAddress to, int piece) {}

  SimNode(
      World world,
      Network network,
      Town town,
      Disk disk,
      int number,
      Plan.Member member,
      Content content,
      BiConsumer<SimNode, TransferEvent> heard,
      BiConsumer<SimNode, Spoilt> spoilt)
      throws IOException {
    this.world = world;
    this.network = network;
    this.town = town;
    this.disk = disk;
    this.number = number;
    this.member = member;
    this.content = content;
    this.heard = heard;
    this.spoilt = spoilt;
    this.host = network.host(member.line());
    this.fingerprint = "%064x".formatted(0xabcdef00L + number);
    this.folder = disk.folder(number);
    this.random = world.random();
    if (hasContent()) {
      Files.write(file(), content.bytes());
    }
  }

  private boolean hasContent() {
    return member.seed() && member.lie().map(Lie::hasContent).orElse(true);
  }

  private Path file() {
    return folder.resolve(content.name());
  }

  boolean isUp() {
    return engine.isPresent();
  }

  Optional<Transfers> engine() {
    return engine;
  }

  /** How often it was started. */
  int life() {
    return life;
  }

  /** Whether it is the peer of this address. */
  boolean isAt(PeerAddress peer) {
    return peer.fingerprint()
        .map(fingerprint::equals)
        .orElse(host.address.getAddress().equals(peer.address().getAddress()));
  }

  /** Whether the other would have nothing to do with it. */
  boolean isBannedBy(SimNode other) {
    var judge = other.engine.orElseThrow();
    return judge.bans(host.address) || judge.bansMember(fingerprint);
  }

  boolean hasThread(SimLoop loop) {
    return threads.contains(loop);
  }

  /** Switches it on: for the first time, or after a crash with what is on its disk. */
  void start() {
    var loop = SimLoop.thread(world, () -> 0);
    var door = SimLoop.thread(world, () -> 0);
    var control = SimLoop.thread(world, () -> random.nextLong(200_000));
    var hashing = SimLoop.pool(world, () -> 100_000 + random.nextLong(2_000_000));
    var files = SimLoop.pool(world, () -> 50_000 + random.nextLong(8_000_000));
    threads = List.of(loop, door, control, hashing, files);
    var machine =
        new Machine(
            world.clock(), random.split(), () -> control, () -> new DiskPools(hashing, files, 2));
    var config =
        TransfersConfig.of(loop, rows, fingerprint, this::dial)
            .port(host.address::getPort)
            .roomKeys(() -> List.copyOf(ROOM))
            .seeds(new Shared())
            .holders(new Holders())
            .trackers(new Tracker())
            .limits(new TransferLimits(0, 0, member.slots()))
            .volume(disk)
            .connections(member.connections())
            .machine(machine)
            .build();
    var transfers = Transfers.open(config);
    engine = Optional.of(transfers);
    life++;
    transfers.listen(
        event -> {
          if (isCurrent(transfers)) {
            heard.accept(this, event);
          }
        });
    transfers.start();
    host.listen(connection -> accept(connection, door, transfers));
    if (isHolder()) {
      offer();
    }
    if (!begun && !(isHolder() && hasContent())) {
      begin(transfers);
    }
    begun = true;
  }

  private boolean isCurrent(Transfers transfers) {
    return engine.filter(now -> now == transfers).isPresent();
  }

  private boolean isHolder() {
    return content.kind() == Content.Kind.MEMBERS && member.seed();
  }

  private void offer() {
    town.holds(new HolderAddress(fingerprint, "n" + number, host.address), contentId());
  }

  private ContentId contentId() {
    return content.torrent().files().get(0).root().orElseThrow();
  }

  private void begin(Transfers transfers) {
    if (content.kind() == Content.Kind.MEMBERS) {
      transfers.download(contentId(), content.name(), content.bytes().length, folder);
    } else if (content.kind().isMagnet() && !member.seed()) {
      transfers.addMagnet(Magnet.of(content.torrent(), List.of()), folder, List.of());
    } else {
      transfers.addTorrent(content.torrent(), folder, List.of());
    }
  }

  /** {@code kill -9}, or the plug. */
  void crash(boolean told) {
    engine = Optional.empty();
    host.down();
    threads.forEach(SimLoop::shutdownNow);
    threads = List.of();
    for (var connection : List.copyOf(host.connections())) {
      if (told) {
        connection.reset();
      } else {
        connection.cut();
      }
    }
    if (content.kind() == Content.Kind.MEMBERS) {
      town.left(fingerprint, contentId());
    }
  }

  // connections

  private Future<Channel> dial(
      EventLoop loop, InetSocketAddress to, Route route, ChannelHandler protocol) {
    var shown = route instanceof Route.Tls ? Optional.of(fingerprint) : Optional.<String>empty();
    return network.dial(host, to, shown, loop, this::prepare, protocol);
  }

  private void accept(Connection connection, SimLoop door, Transfers transfers) {
    var channel = connection.listenersEnd();
    door.register(channel)
        .addListener(
            registered -> {
              prepare(channel);
              transfers.accept(channel, connection.fingerprint);
            });
  }

  private void prepare(Channel channel) {
    member
        .lie()
        .ifPresent(
            lie ->
                channel
                    .pipeline()
                    .addFirst(
                        new Liar(
                            lie,
                            random.split(),
                            piece -> spoilt.accept(this, new Spoilt(other(channel), piece)))));
  }

  private InetSocketAddress other(Channel channel) {
    var connection = ((SimChannel) channel).connection();
    return (connection.dialler == host ? connection.listener : connection.dialler).address;
  }

  /** Whether the finished file is what was shared. */
  boolean hasGoodFile() throws IOException {
    return Files.exists(file()) && Arrays.equals(Files.readAllBytes(file()), content.bytes());
  }

  @Override
  public String toString() {
    return "n" + number + member.lie().map(l -> " (" + l + ")").orElse(member.seed() ? "*" : "");
  }

  private final class Shared implements SeedSource {

    @Override
    public Optional<Seed> find(InfoHash wireHash) {
      if (!isHolder() || !hasContent() || !content.torrent().wireHashes().contains(wireHash)) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new Seed(
                content.torrent(),
                file(),
                content.bytes().length,
                Files.getLastModifiedTime(file()).toMillis(),
                false));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public Set<InfoHash> publicHashes() {
      return Set.of();
    }
  }

  private final class Holders implements HolderSource {

    @Override
    public Collection<HolderAddress> holders(ContentId content) {
      return town.holders(fingerprint);
    }

    @Override
    public void listen(Consumer<ContentId> changed) {
      town.listen(fingerprint, changed);
    }

    @Override
    public String nick(String fingerprint) {
      return town.nick(fingerprint);
    }
  }

  private final class Tracker implements TrackerAnnouncer {

    @Override
    public void started(Announced torrent) {
      engine.ifPresent(transfers -> announce(transfers, torrent));
    }

    private void announce(Transfers transfers, Announced torrent) {
      world.after(
          host.line.delayNanos() * 4,
          () -> {
            if (isCurrent(transfers)) {
              transfers.addPeers(torrent.wireHash(), town.announce(host.address));
            }
          });
      world.after(
          Town.ANNOUNCE_NANOS,
          () -> {
            if (isCurrent(transfers)) {
              announce(transfers, torrent);
            }
          });
    }

    @Override
    public void completed(Announced torrent) {
      // The tracker does not count.
    }

    @Override
    public void stopped(Announced torrent) {
      // Who is away is found out by dialling.
    }
  }
}
