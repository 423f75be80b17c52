package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.torrent.Metainfo;

/** Nodes of ours ask each other for more than 16 KiB at once, and nobody else. */
@Timeout(60)
class LongBlocksTest {

  private static final int KIB = 1024;
  private static final int UNCHOKE = 1;
  private static final int INTERESTED = 2;
  private static final int HAVE_ALL = 14;
  private static final int REQUEST = 6;
  private static final int BLOCK = 7;
  private static final int CANCEL = 8;
  private static final int EXTENDED = 20;
  private static final int HASH_REQUEST = 21;
  private static final int HASH_REJECT = 23;

  @TempDir Path dir;
  private final byte[] data = TestTorrents.bytes(8_000_000, 91);

  @ParameterizedTest
  @CsvSource({"0, 16", "131072, 128", "2147483647, 256", "-5, 16", "40000, 32", "7, 16"})
  void aPeerIsAskedForWhatItOffersAndForNoMoreThan512KiB(int offered, int kib) throws Exception {
    var torrent = TestTorrents.v1("payload", data, 1 << 20);
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var leech = new TestNode()) {
      var there = (InetSocketAddress) server.getLocalSocketAddress();
      leech.transfers.addTorrent(torrent, dir.resolve("in"), List.of(there)).join();
      try (var socket = server.accept()) {
        socket.setSoTimeout(20_000);
        var in = new DataInputStream(socket.getInputStream());
        var out = new DataOutputStream(socket.getOutputStream());
        offer(in, out, offered);
        var lengths = new HashSet<Integer>();
        long sent = 0;
        while (sent < data.length) {
          var request = request(in);
          int piece = request.getInt();
          int begin = request.getInt();
          int length = request.getInt();
          lengths.add(length);
          answer(out, piece, begin, length);
          sent += length;
        }

        assertThat(leech.awaitDone().to()).hasBinaryContent(data);
        int most = Math.max(16 * KIB, Math.min(512 * KIB, offered));
        assertThat(lengths).anyMatch(l -> l >= kib * KIB).allMatch(l -> l <= most);
      }
    }
  }

  private static void offer(DataInputStream in, DataOutputStream out, int offered)
      throws Exception {
    var hello = new byte[68];
    in.readFully(hello);
    hello[67]++;
    out.write(hello);
    var greeting = BDictionary.builder().put("m", BDictionary.builder().build());
    if (offered != 0) {
      greeting.put("sr_block", ByteBuffer.allocate(4).putInt(offered).array());
    }
    var bytes = BencodeWriter.write(greeting.build());
    out.writeInt(2 + bytes.length);
    out.write(new byte[] {EXTENDED, 0});
    out.write(bytes);
    out.writeInt(1);
    out.write(HAVE_ALL);
    out.writeInt(1);
    out.write(UNCHOKE);
  }

  private static ByteBuffer request(DataInputStream in) throws Exception {
    while (true) {
      var body = new byte[in.readInt()];
      in.readFully(body);
      if (body.length > 0 && body[0] == REQUEST) {
        return ByteBuffer.wrap(body, 1, 12);
      }
    }
  }

  private void answer(DataOutputStream out, int piece, int begin, int length) throws Exception {
    out.writeInt(9 + length);
    out.write(BLOCK);
    out.writeInt(piece);
    out.writeInt(begin);
    out.write(data, (piece << 20) + begin, length);
  }

  private TestNode seed(Metainfo torrent) throws Exception {
    TestTorrents.file(dir.resolve("seed"), "payload", data);
    var seed = new TestNode();
    seed.transfers.addTorrent(torrent, dir.resolve("seed"), TestNode.none()).join();
    seed.awaitDone();
    return seed;
  }

  @Test
  void aLongRequestIsAnsweredWithJustThoseBytes() throws Exception {
    var torrent = TestTorrents.v1("payload", data, 1 << 20);
    try (var seed = seed(torrent);
        var peer = RawPeer.takingLongBlocks(seed.address(), torrent, 1)) {
      peer.message(INTERESTED);
      peer.awaitMessage(UNCHOKE);
      peer.message(REQUEST, 0, 1_000, 128 * KIB);

      assertThat(part(peer.awaitMessage(BLOCK))).isEqualTo(data(1_000, 128 * KIB));
    }
  }

  @Test
  void whoDidNotOfferLongBlocksGetsNone() throws Exception {
    var torrent = TestTorrents.v1("payload", data, 1 << 20);
    try (var seed = seed(torrent);
        var peer = RawPeer.shaken(seed.address(), torrent, 1)) {
      peer.message(INTERESTED);
      peer.awaitMessage(UNCHOKE);
      peer.message(REQUEST, 0, 0, 32 * KIB + 1);
      peer.message(REQUEST, 0, 1_000, 32 * KIB);

      assertThat(part(peer.awaitMessage(BLOCK))).isEqualTo(data(1_000, 32 * KIB));
    }
  }

  /** Else it would come in gusts, and its sender get more than its share. */
  @Test
  void underALimitALongRequestIsAnsweredInParts() throws Exception {
    var torrent = TestTorrents.v1("payload", data, 1 << 20);
    try (var seed = seed(torrent);
        var peer = RawPeer.takingLongBlocks(seed.address(), torrent, 1)) {
      peer.message(INTERESTED);
      peer.awaitMessage(UNCHOKE);
      seed.transfers.setLimits(new TransferLimits(100_000, 0, 0));
      peer.message(REQUEST, 0, 1_000, 128 * KIB);

      for (int at = 0; at < 128 * KIB; at += 16 * KIB) {
        assertThat(part(peer.awaitMessage(BLOCK))).isEqualTo(data(1_000 + at, 16 * KIB));
      }
    }
  }

  @Test
  void whatIsCancelledOfALongRequestIsCutOut() throws Exception {
    var torrent = TestTorrents.v1("payload", data, 1 << 20);
    try (var seed = seed(torrent);
        var peer = RawPeer.takingLongBlocks(seed.address(), torrent, 1)) {
      peer.message(INTERESTED);
      peer.awaitMessage(UNCHOKE);
      // So little may go up that the second request waits while the first is paid off.
      seed.transfers.setLimits(new TransferLimits(20_000, 0, 0));
      peer.message(REQUEST, 0, 0, 16 * KIB);
      peer.message(REQUEST, 0, 16 * KIB, 64 * KIB);
      peer.message(CANCEL, 0, 32 * KIB, 16 * KIB);

      assertThat(part(peer.awaitMessage(BLOCK))).isEqualTo(data(0, 16 * KIB));
      assertThat(part(peer.awaitMessage(BLOCK))).isEqualTo(data(16 * KIB, 16 * KIB));
      assertThat(part(peer.awaitMessage(BLOCK))).isEqualTo(data(48 * KIB, 16 * KIB));
      assertThat(part(peer.awaitMessage(BLOCK))).isEqualTo(data(64 * KIB, 16 * KIB));
    }
  }

  /** Else a peer that doesn't read could make any number of waiting requests of a few. */
  @ParameterizedTest
  @CsvSource({"0, 32768, 1", "0, 33000, 16384", "1023, 32768, 16384"})
  void aCancelOfLessThanABlockOrInAFullQueueCutsNothing(int more, int begin, int length)
      throws Exception {
    var torrent = TestTorrents.v1("payload", data, 1 << 20);
    try (var seed = seed(torrent);
        var peer = RawPeer.takingLongBlocks(seed.address(), torrent, 1)) {
      peer.message(INTERESTED);
      peer.awaitMessage(UNCHOKE);
      seed.transfers.setLimits(new TransferLimits(1_000, 0, 0));
      peer.message(REQUEST, 0, 0, 16 * KIB);
      peer.message(REQUEST, 0, 16 * KIB, 64 * KIB);
      for (int i = 0; i < more; i++) {
        peer.message(REQUEST, 0, 0, 16 * KIB);
      }
      peer.message(CANCEL, 0, begin, length);
      peer.message(HASH_REQUEST, new int[12]);
      assertThat(part(peer.awaitMessage(BLOCK))).isEqualTo(data(0, 16 * KIB));
      peer.awaitMessage(HASH_REJECT);
      seed.transfers.setLimits(TransferLimits.NONE);

      assertThat(part(peer.awaitMessage(BLOCK))).isEqualTo(data(16 * KIB, 64 * KIB));
    }
  }

  private static byte[] part(byte[] message) {
    return Arrays.copyOfRange(message, 9, message.length);
  }

  private byte[] data(int from, int length) {
    return Arrays.copyOfRange(data, from, from + length);
  }
}
