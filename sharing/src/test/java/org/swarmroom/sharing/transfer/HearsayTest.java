package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.io.DataInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.Metainfo;

/** Addresses that others name: our own, and those of a torrent that turns out to be private. */
@Timeout(60)
class HearsayTest {

  private static final byte[] KEY = "sixteen byte key".getBytes(StandardCharsets.UTF_8);

  @TempDir Path dir;
  private final byte[] data = TestTorrents.bytes(500_000, 73);
  private final LinkedBlockingQueue<Future<Channel>> dials = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<InetSocketAddress> dialled = new LinkedBlockingQueue<>();

  private TransfersConfig.Builder noting(TransfersConfig.Builder config) {
    return config.wrapConnector(
        real ->
            (loop, peer, route, protocol) -> {
              dialled.add(peer);
              var dial = real.dial(loop, peer, route, protocol);
              dials.add(dial);
              return dial;
            });
  }

  private TestNode seed(Metainfo torrent) throws Exception {
    TestTorrents.file(dir.resolve("seed"), "payload", data);
    var seed = new TestNode();
    seed.transfers.addTorrent(torrent, dir.resolve("seed"), TestNode.none()).join();
    seed.awaitDone();
    return seed;
  }

  @Test
  void ourOwnAddressIsDialledOnceWhoeverNamesIt() throws Exception {
    var torrent = TestTorrents.v1("payload", data, 16 << 10);
    var hash = torrent.wireHashes().get(0);
    try (var seed = seed(torrent);
        var leech = new TestNode(this::noting)) {
      leech.transfers.addTorrent(torrent, dir.resolve("in"), List.of(leech.address())).join();
      dials.poll(20, TimeUnit.SECONDS).sync().getNow().closeFuture().sync();
      leech.transfers.addPeers(hash, List.of(leech.address()));
      leech.transfers.addPeers(hash, List.of(leech.address(), seed.address()));

      assertThat(leech.awaitDone().to()).hasBinaryContent(data);
      assertThat(dialled).containsExactlyInAnyOrder(leech.address(), seed.address());
    }
  }

  @Test
  void ourOwnAddressUnderAnotherMembersNameIsDialledOnce() throws Exception {
    var shared = new TestLibrary();
    var known = new TestLibrary();
    var content = shared.share(TestTorrents.file(dir.resolve("seed"), "a", data), false);
    try (var seed = new TestNode(c -> c.roomKeys(() -> List.of(KEY)).seeds(shared));
        var leech = new TestNode(c -> noting(c).roomKeys(() -> List.of(KEY)).holders(known))) {
      known.holds(content, leech.asHolder("ourselves"));
      known.holds(content, new HolderAddress("ab".repeat(32), "eve", leech.address()));
      leech.transfers.download(content, "a", data.length, dir.resolve("in")).join();
      assertThat(dials.poll(20, TimeUnit.SECONDS).await().isSuccess()).isFalse();
      known.holds(content, seed.asHolder("bob"));

      assertThat(leech.awaitDone().to()).hasBinaryContent(data);
      assertThat(dialled).containsExactlyInAnyOrder(leech.address(), seed.address());
    }
  }

  @Test
  void whenAMagnetTurnsOutPrivateThePeersThatOthersNamedAreDropped() throws Exception {
    var torrent = TestTorrents.v1Private("payload", data, 16 << 10);
    var hash = torrent.wireHashes().get(0);
    var magnet = Magnet.parse("magnet:?xt=urn:btih:" + hash);
    try (var heard = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var seed = seed(torrent);
        var leech = new TestNode()) {
      leech.transfers.addMagnet(magnet, dir.resolve("in"), TestNode.none()).join();
      try (var teller = new PexPeer(leech.address(), torrent, 1, 0)) {
        teller.name((InetSocketAddress) heard.getLocalSocketAddress());
        try (var socket = answer(heard)) {
          leech.transfers.addPeers(hash, List.of(seed.address()));

          assertThat(leech.awaitDone().to()).hasBinaryContent(data);
          assertThat(hungUp(socket)).isTrue();
        }
      }
    }
  }

  /** Takes the connection and answers its handshake. */
  private static Socket answer(ServerSocket server) throws Exception {
    var socket = server.accept();
    socket.setSoTimeout(20_000);
    var hello = new byte[68];
    new DataInputStream(socket.getInputStream()).readFully(hello);
    hello[67]++;
    socket.getOutputStream().write(hello);
    return socket;
  }

  private static boolean hungUp(Socket socket) throws Exception {
    var in = socket.getInputStream();
    var end = Optional.<Integer>empty();
    while (end.isEmpty()) {
      end = Optional.of(in.read(new byte[4096])).filter(n -> n < 0);
    }
    return true;
  }
}
