package org.swarmroom.sharing.session;

import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.swarmroom.sharing.ban.BanList;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.choke.SlotBudget;
import org.swarmroom.sharing.disk.DiskPools;
import org.swarmroom.sharing.disk.DiskProblem;
import org.swarmroom.sharing.disk.FileLayout;
import org.swarmroom.sharing.disk.Opened;
import org.swarmroom.sharing.disk.PieceBuffers;
import org.swarmroom.sharing.disk.TorrentFiles;
import org.swarmroom.sharing.disk.WatchedVolume;
import org.swarmroom.sharing.limit.RateLimit;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoException;
import org.swarmroom.sharing.torrent.MetainfoParser;
import org.swarmroom.sharing.wire.PeerId;

/** One session on a clock that stands still until it is told, for peers by hand. */
final class Bench implements AutoCloseable {

  /** Bytes for pieces on their way. */
  static final int BUFFERS = 64 << 20;

  private final EmbeddedChannel own = new EmbeddedChannel();
  private final PieceBuffers buffers = new PieceBuffers(BUFFERS);
  private final DiskPools pools = new DiskPools();
  private final List<BenchPeer> peers = new ArrayList<>();
  private final AtomicInteger looks = new AtomicInteger();
  final RateLimit up = new RateLimit(0, this::look);
  final RateLimit down = new RateLimit(0, this::look);
  final List<Metainfo> found = new ArrayList<>();
  final SwarmSession session;

  Bench(InfoHash hash, Optional<Metainfo> torrent, Access access) {
    own.freezeTime();
    var services =
        new Services(
            pools,
            buffers,
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

  private long look() {
    looks.incrementAndGet();
    return own.eventLoop().ticker().nanoTime();
  }

  /** How often the limits asked for the time. */
  int looks() {
    return looks.get();
  }

  /** A torrent of no sense, of which these pieces are there. */
  static Bench of(int pieces, int pieceLength, BitSet have) throws MetainfoException {
    var info =
        BDictionary.builder()
            .put("name", "data.bin")
            .put("length", (long) pieces * pieceLength)
            .put("piece length", pieceLength)
            .put("pieces", new byte[20 * pieces])
            .build();
    var torrent = MetainfoParser.parseInfo(BencodeWriter.write(info), List.of());
    var bench = new Bench(torrent.wireHashes().get(0), Optional.of(torrent), Access.PUBLIC);
    var nowhere = Path.of("nowhere");
    var files = TorrentFiles.forReading(FileLayout.of(torrent), new WatchedVolume(), nowhere);
    bench.session.attach(torrent, new Opened(files, have, nowhere, Optional.empty()));
    bench.settle();
    return bench;
  }

  static BitSet all(int pieces) {
    var all = new BitSet();
    all.set(0, pieces);
    return all;
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
    buffers.close();
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
