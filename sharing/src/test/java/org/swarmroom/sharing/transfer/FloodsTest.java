package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.wire.UtMetadata;

/** Peers that say a lot, or that they have much, cost others nothing. */
@Timeout(60)
class FloodsTest {

  private static final int UNCHOKE = 1;
  private static final int INTERESTED = 2;
  private static final int NOT_INTERESTED = 3;
  private static final int HAVE = 4;
  private static final int REQUEST = 6;
  private static final int BLOCK = 7;
  private static final int HAVE_ALL = 14;
  private static final int EXTENDED = 20;

  @TempDir Path dir;
  private final byte[] data = TestTorrents.bytes(1_000_000, 95);

  private TestNode seed(Metainfo torrent) throws Exception {
    TestTorrents.file(dir.resolve("seed"), torrent.name(), data);
    var seed = new TestNode();
    seed.transfers.addTorrent(torrent, dir.resolve("seed"), TestNode.none()).join();
    seed.awaitDone();
    return seed;
  }

  private void leechFinishes(Metainfo torrent, TestNode... from) throws Exception {
    try (var leech = new TestNode()) {
      leech.fetches(torrent, dir.resolve("in"), from);
      assertThat(leech.awaitDone().to()).hasBinaryContent(data);
    }
  }

  @Test
  void aFloodOfHavesDoesNotKeepTheNodeFromAnswering() throws Exception {
    var torrent = TestTorrents.v1("payload", data, 16 << 10);
    try (var seed = seed(torrent);
        var flooder = RawPeer.shaken(seed.address(), torrent, 1)) {
      var haves = ByteBuffer.allocate(9 * 10_000);
      for (int i = 0; i < 10_000; i++) {
        haves.putInt(5).put((byte) HAVE).putInt(i % (torrent.pieceCount() - 1));
      }
      for (int i = 0; i < 50; i++) {
        flooder.out.write(haves.array());
      }
      flooder.message(INTERESTED);
      flooder.awaitMessage(UNCHOKE);
      leechFinishes(torrent, seed);
    }
  }

  @Test
  void aBlockBeyondWhatNumbersHoldClosesThatConnectionAlone() throws Exception {
    var torrent = TestTorrents.v1("payload", data, 16 << 10);
    try (var seed = seed(torrent);
        var liar = RawPeer.shaken(seed.address(), torrent, 1)) {
      var block = ByteBuffer.allocate(13 + (32 << 10)).putInt(9 + (32 << 10)).put((byte) BLOCK);
      liar.out.write(block.putInt(0).putInt(Integer.MAX_VALUE - 20_000).array());
      liar.awaitClose();
      leechFinishes(torrent, seed);
    }
  }

  @Test
  void whoIsInterestedAndIsNotOverAndOverCostsOthersNothing() throws Exception {
    var torrent = TestTorrents.v1("payload", data, 16 << 10);
    try (var seed = seed(torrent);
        var flooder = RawPeer.shaken(seed.address(), torrent, 1)) {
      var flood = ByteBuffer.allocate(10 * 10_000);
      while (flood.hasRemaining()) {
        flood.putInt(1).put((byte) INTERESTED).putInt(1).put((byte) NOT_INTERESTED);
      }
      for (int i = 0; i < 10; i++) {
        flooder.out.write(flood.array());
      }
      flooder.message(INTERESTED);
      flooder.message(REQUEST, 0, 0, 16 << 10);
      leechFinishes(torrent, seed);
    }
  }

  @Test
  void metadataOfImpossibleSizeIsNotAskedForAndAnotherPeersIsTaken() throws Exception {
    var torrent = TestTorrents.v1("payload", data, 16 << 10);
    var hash = torrent.wireHashes().get(0);
    try (var seed = seed(torrent);
        var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var leech = new TestNode()) {
      var there = (InetSocketAddress) server.getLocalSocketAddress();
      var magnet = Magnet.parse("magnet:?xt=urn:btih:" + hash);
      leech.transfers.addMagnet(magnet, dir.resolve("in"), List.of(there)).join();
      try (var socket = server.accept()) {
        greets(socket, Integer.MAX_VALUE);
        leech.transfers.addPeers(hash, List.of(seed.address()));

        assertThat(leech.awaitDone().to()).hasBinaryContent(data);
      }
    }
  }

  @Test
  void metadataThatIsSomethingElseBansItsSenderAndAnotherPeersIsTaken() throws Exception {
    var torrent = TestTorrents.v1("payload", data, 16 << 10);
    var hash = torrent.wireHashes().get(0);
    try (var seed = seed(torrent);
        var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var leech = new TestNode()) {
      var there = (InetSocketAddress) server.getLocalSocketAddress();
      var magnet = Magnet.parse("magnet:?xt=urn:btih:" + hash);
      leech.transfers.addMagnet(magnet, dir.resolve("in"), List.of(there)).join();
      try (var socket = server.accept()) {
        var in = greets(socket, 1_000);
        int theirId = metadataId(in);
        var bomb = new UtMetadata.Data(0, 1_000, "d".repeat(1_000).getBytes()).message(theirId);
        say(socket, EXTENDED, (byte) theirId, bomb.payload());
        while (in.read() >= 0) {
          // Until it hangs up.
        }
        leech.transfers.addPeers(hash, List.of(seed.address()));

        assertThat(leech.awaitDone().to()).hasBinaryContent(data);
        assertThat(leech.transfers.bans(there)).isTrue();
      }
    }
  }

  /** A peer that says it has everything and sends other bytes for it. */
  @Test
  void whoeverSendsOtherDataThanAnotherIsFoundAndTheOtherOneFinishesIt() throws Exception {
    var torrent = TestTorrents.v1("payload", data, 64 << 10);
    try (var seed = seed(torrent);
        var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var leech = new TestNode()) {
      var there = (InetSocketAddress) server.getLocalSocketAddress();
      leech.transfers.addTorrent(torrent, dir.resolve("in"), List.of(there)).join();
      try (var socket = server.accept()) {
        var in = greets(socket, 0);
        say(socket, HAVE_ALL);
        say(socket, UNCHOKE);
        try {
          liesUntilHungUp(in, new DataOutputStream(socket.getOutputStream()));
        } catch (IOException e) {
          assertThat(e).isNotNull();
        }
        leech.transfers.addPeers(torrent.wireHashes().get(0), List.of(seed.address()));

        assertThat(leech.awaitDone().to()).hasBinaryContent(data);
        assertThat(leech.transfers.bans(there)).isTrue();
        assertThat(leech.transfers.bans(seed.address())).isFalse();
      }
    }
  }

  private static void liesUntilHungUp(DataInputStream in, DataOutputStream out) throws IOException {
    while (true) {
      var body = new byte[in.readInt()];
      in.readFully(body);
      if (body.length > 0 && body[0] == REQUEST) {
        var request = ByteBuffer.wrap(body, 1, 12);
        int piece = request.getInt();
        int begin = request.getInt();
        int length = request.getInt();
        out.writeInt(9 + length);
        out.write(BLOCK);
        out.writeInt(piece);
        out.writeInt(begin);
        out.write(new byte[length]);
      }
    }
  }

  @Test
  void aTorrentOfEqualPiecesComesWhole() throws Exception {
    java.util.Arrays.fill(data, (byte) 7);
    var torrent = TestTorrents.v1("payload", data, 16 << 10);
    try (var one = seed(torrent);
        var other = new TestNode()) {
      other.transfers.addTorrent(torrent, dir.resolve("seed"), TestNode.none()).join();
      other.awaitDone();
      leechFinishes(torrent, one, other);
    }
  }

  /** Answers the handshake and offers metadata of this size. */
  private static DataInputStream greets(Socket socket, int metadataSize) throws IOException {
    socket.setSoTimeout(20_000);
    var in = new DataInputStream(socket.getInputStream());
    var hello = new byte[68];
    in.readFully(hello);
    hello[67]++;
    socket.getOutputStream().write(hello);
    var names = BDictionary.builder().put(UtMetadata.NAME, 9).build();
    var greeting = BDictionary.builder().put("m", names).put("metadata_size", metadataSize);
    say(socket, EXTENDED, (byte) 0, BencodeWriter.write(greeting.build()));
    return in;
  }

  /** Reads until the first question for metadata came; the id that we are to answer under. */
  private static int metadataId(DataInputStream in) throws IOException {
    while (true) {
      var body = new byte[in.readInt()];
      in.readFully(body);
      if (body.length > 1 && body[0] == EXTENDED && body[1] == 9) {
        return 1;
      }
    }
  }

  private static void say(Socket socket, int id) throws IOException {
    socket.getOutputStream().write(new byte[] {0, 0, 0, 1, (byte) id});
  }

  private static void say(Socket socket, int id, byte extension, byte[] body) throws IOException {
    var bytes = ByteBuffer.allocate(6 + body.length).putInt(2 + body.length);
    socket.getOutputStream().write(bytes.put((byte) id).put(extension).put(body).array());
  }
}
