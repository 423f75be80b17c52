package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.swarmroom.sharing.torrent.Metainfo;

/** Peers that mean harm lose their connection; everybody else goes on. */
@Timeout(60)
class HostilePeersTest {

  private static final int INTERESTED = 2;
  private static final int UNCHOKE = 1;
  private static final int REQUEST = 6;
  private static final int BLOCK = 16 << 10;

  @TempDir Path dir;
  private final byte[] data = TestTorrents.bytes(3_000_000, 61);
  private Metainfo torrent;
  private TestNode seed;

  @BeforeEach
  void seed() throws Exception {
    torrent = TestTorrents.v1("payload", data, 64 << 10);
    seed = new TestNode();
    seed.seeds(torrent, dir.resolve("seed"), data);
  }

  @AfterEach
  void end() {
    seed.close();
  }

  private void honestLeechFinishes() throws Exception {
    try (var leech = new TestNode()) {
      leech.fetches(torrent, dir.resolve("in"), seed);
      assertThat(leech.awaitDone().to()).hasBinaryContent(data);
    }
  }

  @FunctionalInterface
  interface Attack {
    void on(RawPeer peer) throws IOException;
  }

  static Stream<Arguments> attacks() {
    return Stream.of(
        attack("a length of 2 GiB", p -> p.out.writeInt(0x7fffffff)),
        attack("a negative length", p -> p.out.writeInt(-1)),
        attack("a block nobody can have asked for", p -> p.message(7, 1 << 30, 0)),
        attack("a have beyond the end", p -> p.message(4, 1 << 20)),
        attack("a bitfield that is too long", p -> p.message(5, 1, 2, 3, 4, 5, 6, 7, 8)),
        attack("a request beyond the end", p -> p.message(REQUEST, 1 << 20, 0, BLOCK)),
        attack("a request of 1 GiB", p -> p.message(REQUEST, 0, 0, 1 << 30)),
        attack("a request of nothing", p -> p.message(REQUEST, 0, 0, 0)),
        attack("a request past the piece", p -> p.message(REQUEST, 0, 64 << 10, BLOCK)),
        attack("an extension handshake nested deeply", HostilePeersTest::nested));
  }

  private static Arguments attack(String name, Attack attack) {
    return Arguments.of(name, attack);
  }

  private static void nested(RawPeer peer) throws IOException {
    var body = "l".repeat(60_000).getBytes(StandardCharsets.US_ASCII);
    peer.out.writeInt(body.length + 2);
    peer.out.write(new byte[] {20, 0});
    peer.out.write(body);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void endsTheConnection(String name, Attack attack) throws Exception {
    try (var peer = RawPeer.shaken(seed.address(), torrent, 1)) {
      attack.on(peer);
      peer.awaitClose();
    }
    honestLeechFinishes();
  }

  @Test
  void anInfohashThatNobodyHasEndsTheConnection() throws Exception {
    var other = TestTorrents.v1("other", new byte[100_000], 16 << 10);
    try (var peer = new RawPeer(seed.address())) {
      peer.handshake(other, 1);
      peer.awaitClose();
    }
  }

  @Test
  void peersThatAskAndNeverReadCostOthersNothing() throws Exception {
    var stalled = new ArrayList<RawPeer>();
    try {
      for (int i = 0; i < 10; i++) {
        var peer = RawPeer.shaken(seed.address(), torrent, 100 + i);
        stalled.add(peer);
        peer.message(INTERESTED);
        peer.awaitMessage(UNCHOKE);
        var flood = ByteBuffer.allocate(17 * 1000);
        for (int n = 0; n < 1000; n++) {
          flood.putInt(13).put((byte) REQUEST).putInt(n % 40).putInt(0).putInt(BLOCK);
        }
        peer.out.write(flood.array());
      }
      honestLeechFinishes();
    } finally {
      for (var peer : stalled) {
        peer.close();
      }
    }
  }

  @Test
  void aPeerThatAsksForHashesAndNeverReadsIsHungUpOn() throws Exception {
    var flood = ByteBuffer.allocate(53 * 1000);
    while (flood.hasRemaining()) {
      flood.putInt(49).put((byte) 21).put(new byte[48]);
    }
    try (var peer = RawPeer.shaken(seed.address(), torrent, 1)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 2_000; i++) {
                  peer.out.write(flood.array());
                }
              })
          .isInstanceOf(java.net.SocketException.class);
    }
    honestLeechFinishes();
  }

  @Test
  void aContentOfImpossibleSizeIsRefusedWithASentence() throws Exception {
    var content = org.swarmroom.index.ContentId.of(new byte[32]);
    assertThatThrownBy(() -> seed.transfers.download(content, "big", 1L << 50, dir).join())
        .hasCauseInstanceOf(TransferException.class)
        .hasMessageContaining("more than this program can fetch");
  }

  @Test
  void aFloodOfRequestsEndsTheConnection() throws Exception {
    try (var peer = RawPeer.shaken(seed.address(), torrent, 1)) {
      peer.message(INTERESTED);
      peer.awaitMessage(UNCHOKE);
      var flood = ByteBuffer.allocate(17 * 10_000);
      for (int n = 0; n < 10_000; n++) {
        flood.putInt(13).put((byte) REQUEST).putInt(n % 40).putInt(0).putInt(BLOCK);
      }
      try {
        peer.out.write(flood.array());
      } catch (java.net.SocketException e) {
        assertThat(e).hasMessageContaining("");
      }
      peer.awaitClose();
    }
  }

  @Test
  void aRequestIsAnsweredWithJustThoseBytes() throws Exception {
    try (var peer = RawPeer.shaken(seed.address(), torrent, 1)) {
      peer.message(INTERESTED);
      peer.awaitMessage(UNCHOKE);
      peer.message(REQUEST, 3, 1_000, 2_000);
      var block = peer.awaitMessage(7);

      int at = 3 * (64 << 10) + 1_000;
      assertThat(ByteBuffer.wrap(block, 9, 2_000)).isEqualTo(ByteBuffer.wrap(data, at, 2_000));
    }
  }

  @Test
  void aSeedThatPromisesAndSendsNothingIsLeftForAnother() throws Exception {
    try (var server = new java.net.ServerSocket(0, 5, seed.address().getAddress());
        var leech = new TestNode()) {
      var lazy = (java.net.InetSocketAddress) server.getLocalSocketAddress();
      leech.transfers.addTorrent(torrent, dir.resolve("in"), List.of(lazy)).join();
      try (var socket = server.accept()) {
        socket.setSoTimeout(20_000);
        var in = new java.io.DataInputStream(socket.getInputStream());
        var hello = new byte[68];
        in.readFully(hello);
        hello[67]++;
        var out = new java.io.DataOutputStream(socket.getOutputStream());
        java.util.Arrays.fill(hello, 20, 28, (byte) 0);
        out.write(hello);
        var all = new byte[(torrent.pieceCount() + 7) / 8];
        for (int p = 0; p < torrent.pieceCount(); p++) {
          all[p / 8] |= (byte) (0x80 >> (p % 8));
        }
        out.writeInt(1 + all.length);
        out.write(5);
        out.write(all);
        out.writeInt(1);
        out.write(UNCHOKE);
        leech.awaitStatus(
            s -> s.standstill().filter(why -> why.reason() == WaitReason.SILENT).isPresent());
        leech.transfers.addPeers(torrent.wireHashes().get(0), List.of(seed.address()));

        assertThat(leech.awaitDone().to()).hasBinaryContent(data);
      }
    }
  }
}
