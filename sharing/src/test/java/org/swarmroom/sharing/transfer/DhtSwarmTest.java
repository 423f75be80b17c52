package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.dht.Dht;
import org.swarmroom.sharing.dht.DhtConfig;
import org.swarmroom.sharing.dht.DhtStatus;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.Metainfo;

/** Whole nodes that know nobody find each other by the DHT, on loopback alone. */
@Timeout(60)
class DhtSwarmTest {

  @TempDir Path dir;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final ExecutorService blocking = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    blocking.shutdownNow();
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  /** A node with a DHT that is switched off. */
  private final class Member implements AutoCloseable {

    final CompletableFuture<TestNode> engine = new CompletableFuture<>();
    final Dht dht;
    final TestNode node;

    Member(String name) {
      dht =
          new Dht(
              new DhtConfig(
                  loops,
                  blocking,
                  InetAddress.getLoopbackAddress(),
                  () -> engine.join().port(),
                  dir.resolve(name + ".dht"),
                  (hash, found) -> engine.join().transfers.hearOfPeers(hash, found),
                  warning -> {
                    throw new AssertionError(warning);
                  }));
      node = new TestNode(config -> config.dht(dht, dht));
      engine.complete(node);
    }

    DhtStatus status() {
      return dht.status().join();
    }

    /** Where the DHT listens, which must be up or on its way. */
    InetSocketAddress udp() {
      assertThat(status().running()).isTrue();
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), status().port());
    }

    @Override
    public void close() {
      dht.close();
      node.close();
    }
  }

  private static List<InetSocketAddress> asBootstrap(InetSocketAddress udp) {
    return List.of(InetSocketAddress.createUnresolved("127.0.0.1", udp.getPort()));
  }

  private void seeds(Member member, Metainfo torrent, byte[] data) throws Exception {
    TestTorrents.file(dir.resolve("seed"), torrent.name(), data);
    member.node.transfers.addTorrent(torrent, dir.resolve("seed"), TestNode.none()).join();
    member.node.awaitDone();
  }

  @Test
  void aMagnetThatNamesNobodyIsEnough() throws Exception {
    var data = TestTorrents.bytes(300_000, 81);
    var torrent = TestTorrents.v1("found.bin", data, 16 << 10);
    try (var seed = new Member("seed");
        var leech = new Member("leech")) {
      seed.dht.set(true, List.of()).join();
      seeds(seed, torrent, data);
      var udp = seed.udp();
      assertThat(udp.getPort()).isEqualTo(seed.node.port());
      leech.dht.set(true, asBootstrap(udp)).join();

      var link = Magnet.of(torrent, List.of());
      leech.node.transfers.addMagnet(link, dir.resolve("in"), TestNode.none()).join();

      assertThat(leech.node.awaitDone().to()).hasBinaryContent(data);
      assertThat(leech.status().nodes()).isEqualTo(1);
    }
  }

  @Test
  void itIsUpFromTheFirstPublicTorrentToTheLastAndNeverForPrivateOnes() throws Exception {
    var data = TestTorrents.bytes(40_000, 82);
    var open = TestTorrents.v1("open.bin", data, 16 << 10);
    var closed = TestTorrents.v1Private("closed.bin", data, 16 << 10);
    try (var member = new Member("one")) {
      seeds(member, open, data);
      assertThat(member.status()).isEqualTo(new DhtStatus(false, false, 0, 0, 1));

      var id = member.node.transfers.list().get(0).id();
      member.node.transfers.cancel(id).join();
      member.dht.set(true, List.of()).join();
      seeds(member, closed, data);
      assertThat(member.status()).isEqualTo(new DhtStatus(true, false, 0, 0, 0));
      assertThat(member.dht.number()).isZero();

      seeds(member, open, data);
      member.udp();
      member.node.transfers.pause(id).join();
      assertThat(member.status()).isEqualTo(new DhtStatus(true, false, 0, 0, 0));
      member.node.transfers.resume(id).join();
      member.udp();
      member.dht.set(false, List.of()).join();
      assertThat(member.status().running()).isFalse();
    }
    assertThat(Files.exists(dir.resolve("one.dht"))).isTrue();
  }

  @Test
  void contentsOfTheRoomAreNotToldToTheDht() throws Exception {
    var library = new TestLibrary();
    var file = TestTorrents.file(dir.resolve("x"), "x", TestTorrents.bytes(50_000, 83));
    var content = library.share(file, false);
    try (var member = new Member("one")) {
      member.dht.set(true, List.of()).join();

      member.node.transfers.download(content, "x", 50_000, dir.resolve("in")).join();

      assertThat(member.status()).isEqualTo(new DhtStatus(true, false, 0, 0, 0));
    }
  }

  @Test
  void aMagnetIsAnnouncedOnlyWhenItsMetadataSaysThatItMayBe() throws Exception {
    var data = TestTorrents.bytes(40_000, 84);
    var secret = TestTorrents.v1Private("secret.bin", data, 16 << 10);
    try (var seed = new Member("seed");
        var leech = new Member("leech")) {
      leech.dht.set(true, List.of()).join();
      seeds(seed, secret, data);

      var link = Magnet.of(secret, List.of());
      leech.node.transfers.addMagnet(link, dir.resolve("in"), TestNode.none()).join();
      leech.udp();
      assertThat(leech.status().torrents()).isEqualTo(1);
      leech.node.transfers.addMagnet(link, dir.resolve("in"), List.of(seed.node.address())).join();

      assertThat(leech.node.awaitDone().to()).hasBinaryContent(data);
      assertThat(leech.status()).isEqualTo(new DhtStatus(true, false, 0, 0, 0));
    }
  }

  /** A stock peer's bit and port lead to its node; ours are told to it. */
  @Test
  void peersOfAPublicTorrentTellEachOtherTheirPorts() throws Exception {
    var data = TestTorrents.bytes(40_000, 85);
    var torrent = TestTorrents.v1("port.bin", data, 16 << 10);
    try (var member = new Member("one");
        var other = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      member.dht.set(true, List.of()).join();
      seeds(member, torrent, data);
      int udp = member.udp().getPort();
      try (var peer = new RawPeer(member.node.address())) {
        var hello = ByteBuffer.allocate(68).put((byte) 19);
        hello.put("BitTorrent protocol".getBytes(StandardCharsets.US_ASCII));
        hello.putLong(1).put(torrent.wireHashes().get(0).bytes()).putInt(7);
        peer.out.write(hello.array());
        var theirs = new byte[68];
        peer.in.readFully(theirs);
        assertThat(theirs[27] & 1).isEqualTo(1);

        byte[] port = peer.awaitMessage(9);
        assertThat(ByteBuffer.wrap(port, 1, 2).getShort() & 0xffff).isEqualTo(udp);

        peer.out.write(
            ByteBuffer.allocate(7)
                .putInt(3)
                .put((byte) 9)
                .putShort((short) other.getLocalPort())
                .array());
        other.setSoTimeout(20_000);
        var packet = new DatagramPacket(new byte[500], 500);
        other.receive(packet);
        assertThat(new String(packet.getData(), StandardCharsets.ISO_8859_1)).contains("4:ping");
      }
    }
  }

  @Test
  void withoutTheDhtNothingIsSaidOfIt() throws Exception {
    var data = TestTorrents.bytes(40_000, 86);
    var torrent = TestTorrents.v1("quiet.bin", data, 16 << 10);
    try (var member = new Member("one")) {
      seeds(member, torrent, data);
      try (var peer = new RawPeer(member.node.address())) {
        peer.handshake(torrent, 8);
        var theirs = new byte[68];
        peer.in.readFully(theirs);
        assertThat(theirs[27] & 1).isZero();
      }
    }
  }
}
