package org.swarmroom.sharing.session;

import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.swarmroom.sharing.ban.BanList;
import org.swarmroom.sharing.choke.SlotBudget;
import org.swarmroom.sharing.disk.DiskPools;
import org.swarmroom.sharing.disk.DiskProblem;
import org.swarmroom.sharing.disk.PieceBuffers;
import org.swarmroom.sharing.limit.RateLimit;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.wire.PeerId;

/** One session on a clock that stands still until it is told, for peers by hand. */
final class Bench implements AutoCloseable {

  private final EmbeddedChannel own = new EmbeddedChannel();
  private final DiskPools pools = new DiskPools();
  private final List<BenchPeer> peers = new ArrayList<>();
  final RateLimit up = new RateLimit(0, () -> own.eventLoop().ticker().nanoTime());
  final RateLimit down = new RateLimit(0, () -> own.eventLoop().ticker().nanoTime());
  final List<Metainfo> found = new ArrayList<>();
  final SwarmSession session;

  Bench(InfoHash hash, Optional<Metainfo> torrent, Access access) {
    own.freezeTime();
    var services =
        new Services(
            pools,
            new PieceBuffers(64 << 20),
            up,
            down,
            new BanList(),
            new OwnPlaces(),
            new SlotBudget(4),
            (loop, peer, route, protocol) -> loop.<Channel>newPromise(),
            PeerId.random(),
            "0".repeat(64),
            () -> 0,
            List::of,
            fingerprint -> "",
            InstantSource.system(),
            new SplittableRandom(1),
            60,
            DhtPort.NONE);
    session = new SwarmSession(services, own.eventLoop(), hash, torrent, access, new Listener());
  }

  /** Somebody at his own address shakes hands. */
  BenchPeer joins(boolean fast) {
    int number = peers.size() + 1;
    var address = PeerAddress.of(new InetSocketAddress("10.0." + number + ".1", 6881));
    var peer = new BenchPeer(session, address, fast);
    peers.add(peer);
    return peer;
  }

  /** What is due now is done. */
  void settle() {
    own.runPendingTasks();
    peers.forEach(BenchPeer::settle);
    own.runPendingTasks();
  }

  void passSeconds(int seconds) {
    for (int i = 0; i < seconds; i++) {
      own.advanceTimeBy(1, TimeUnit.SECONDS);
      peers.forEach(BenchPeer::second);
      settle();
    }
  }

  long now() {
    return session.now();
  }

  @Override
  public void close() {
    session.close();
    settle();
    peers.forEach(BenchPeer::end);
    own.finishAndReleaseAll();
    pools.close();
  }

  private final class Listener implements SessionListener {
    @Override
    public void metadata(Metainfo torrent) {
      found.add(torrent);
    }

    @Override
    public void progressed() {}

    @Override
    public void completed() {}

    @Override
    public void failed(DiskProblem problem) {}

    @Override
    public void unusable(String sentence) {}

    @Override
    public void sourceChanged(IOException cause) {}

    @Override
    public void idle() {}
  }
}
