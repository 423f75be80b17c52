package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.wire.UtPex;

/** Peers that tell of peers (BEP 11), and what must not be told. */
@Timeout(60)
class PexTest {

  private static final byte[] KEY =
      "sixteen byte key".getBytes(java.nio.charset.StandardCharsets.UTF_8);
  private static final TransferLimits SLOW = new TransferLimits(0, 20_000, 0);

  @TempDir Path dir;
  private final byte[] data = TestTorrents.bytes(2_000_000, 71);
  private final Queue<InetSocketAddress> dialled = new ConcurrentLinkedQueue<>();

  /** Notes who is dialled; nothing of the network 10/8 really is. */
  private TransfersConfig.Builder noting(TransfersConfig.Builder config) {
    return config.wrapConnector(
        real ->
            (loop, peer, route, protocol) -> {
              dialled.add(peer);
              return peer.getAddress().isLoopbackAddress()
                  ? real.dial(loop, peer, route, protocol)
                  : loop.newFailedFuture(new java.net.ConnectException("nobody there"));
            });
  }

  private TestNode seed(Metainfo torrent, TestNode seed, InetSocketAddress... peers)
      throws Exception {
    TestTorrents.file(dir.resolve("seed"), "payload", data);
    seed.transfers.addTorrent(torrent, dir.resolve("seed"), List.of(peers)).join();
    seed.awaitDone();
    return seed;
  }

  private static InetSocketAddress local(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Test
  void aLeechLearnsOfASeedWhereItListensAndFinishesFromIt() throws Exception {
    var torrent = TestTorrents.v1("payload", data, 16 << 10);
    try (var a = new TestNode(c -> c.limits(SLOW));
        var c = new TestNode(s -> s.connections(1));
        var leech = new TestNode(this::noting)) {
      a.transfers.addTorrent(torrent, dir.resolve("a"), TestNode.none()).join();
      seed(torrent, c, a.address());
      a.awaitStatus(s -> s.done() > 0);
      leech.fetches(torrent, dir.resolve("in"), a);

      assertThat(leech.awaitDone().to()).hasBinaryContent(data);
      assertThat(dialled).contains(c.address()).containsOnly(a.address(), c.address());
      // What A is allowed in all the time of this test is too little to have served it.
      assertThat(a.transfers.list().get(0).done()).isLessThan(data.length);
      assertThat(c.uploaded(torrent)).isPositive();
    }
  }

  @Test
  void ofAPrivateTorrentNothingIsToldAndNothingHeard() throws Exception {
    var torrent = TestTorrents.v1Private("payload", data, 16 << 10);
    try (var node = seed(torrent, new TestNode(this::noting));
        var one = new PexPeer(node.address(), torrent, 1, 1111);
        var other = new PexPeer(node.address(), torrent, 2, 2222)) {
      assertThat(torrent.isPrivate()).isTrue();
      other.name(0, 10);

      assertThat(other.settle()).noneMatch(PexPeer::isPex);
      assertThat(one.settle()).noneMatch(PexPeer::isPex);
      assertThat(other.theirs.id(UtPex.NAME)).isEmpty();
      assertThat(dialled).isEmpty();
    }
  }

  @Test
  void thousandsOfPeersThatAreNoneHarmNobody() throws Exception {
    var torrent = TestTorrents.v1("payload", data, 16 << 10);
    try (var seed = seed(torrent, new TestNode());
        var leech = new TestNode(this::noting)) {
      leech.transfers.addTorrent(torrent, dir.resolve("in"), TestNode.none()).join();
      try (var liar = new PexPeer(leech.address(), torrent, 1, 0)) {
        liar.name(0, 5_000);
        for (int i = 1; i < 10; i++) {
          liar.name(5_000 * i, 5_000);
        }
        liar.settle();
        leech.transfers.addPeers(torrent.wireHashes().get(0), List.of(seed.address()));

        assertThat(leech.awaitDone().to()).hasBinaryContent(data);
        assertThat(dialled.stream().filter(a -> !a.equals(seed.address())).distinct())
            .isNotEmpty()
            .hasSizeLessThanOrEqualTo(50);
      }
    }
  }

  @Test
  void ofMembersNobodyIsToldNotEvenOfAPublicContent() throws Exception {
    var file = TestTorrents.file(dir.resolve("seed"), "payload", data);
    var shared = new TestLibrary();
    var known = new TestLibrary();
    var content = shared.share(file, true);
    var torrent = shared.torrentOf(content);
    try (var seed = member(shared);
        var member = member(known)) {
      member.transfers.setLimits(SLOW);
      known.holds(content, seed.asHolder("bob"));
      member.transfers.download(content, "a", data.length, dir.resolve("in")).join();
      member.awaitStatus(s -> s.done() > 0);
      try (var one = new PexPeer(seed.address(), torrent, 1, 1111);
          var other = new PexPeer(seed.address(), torrent, 2, 2222)) {
        assertThat(other.awaitPex().added())
            .extracting(UtPex.Peer::address)
            .containsExactly(local(1111));
        assertThat(one.awaitPex().added())
            .extracting(UtPex.Peer::address)
            .containsExactly(local(2222));
      }
    }
  }

  @Test
  void aContentOfTheRoomIsToldToNobody() throws Exception {
    var file = TestTorrents.file(dir.resolve("seed"), "payload", data);
    var shared = new TestLibrary();
    var known = new TestLibrary();
    var content = shared.share(file, false);
    try (var seed = member(shared);
        var slow = member(known);
        var leech =
            new TestNode(
                new TestRows(), c -> noting(c).roomKeys(() -> List.of(KEY)).holders(known))) {
      slow.transfers.setLimits(SLOW);
      known.holds(content, seed.asHolder("bob"));
      slow.transfers.download(content, "a", data.length, dir.resolve("slow")).join();
      slow.awaitStatus(s -> s.done() > 0);
      leech.transfers.download(content, "a", data.length, dir.resolve("in")).join();

      assertThat(leech.awaitDone().to()).hasBinaryContent(data);
      assertThat(dialled).containsOnly(seed.address());
    }
  }

  private static TestNode member(TestLibrary library) {
    return new TestNode(
        new TestRows(), c -> c.roomKeys(() -> List.of(KEY)).seeds(library).holders(library));
  }
}
