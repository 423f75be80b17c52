package org.swarmroom.sharing.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.disk.Volume;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoParser;

/** A torrent of two million pieces is fetched as any other, from peers that talk about each. */
@Timeout(90)
class ManyPiecesTest {

  private static final int PIECES = 2_000_000;
  private static final int LENGTH = 16 << 10;
  private static final int ENOUGH = 500;

  private static final int UNCHOKE = 1;
  private static final int HAVE = 4;
  private static final int BITFIELD = 5;
  private static final int REQUEST = 6;
  private static final int BLOCK = 7;

  @TempDir Path dir;

  /** 32 GB of zeros. */
  private static Metainfo huge() throws Exception {
    var sum = MessageDigest.getInstance("SHA-1").digest(new byte[LENGTH]);
    var torrent = new ByteArrayOutputStream(PIECES * 20 + 200);
    var head = "d4:infod6:lengthi" + (long) PIECES * LENGTH + "e4:name4:huge12:piece lengthi";
    torrent.writeBytes((head + LENGTH + "e6:pieces" + PIECES * 20 + ":").getBytes(US_ASCII));
    for (int i = 0; i < PIECES; i++) {
      torrent.writeBytes(sum);
    }
    torrent.writeBytes("ee".getBytes(US_ASCII));
    return MetainfoParser.parse(torrent.toByteArray());
  }

  /** A disk with room, however small the one under the test is. */
  private static final class Roomy implements Volume {
    @Override
    public FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
      return DEFAULT.open(file, options);
    }

    @Override
    public long usableSpace(Path folder) {
      return 1L << 50;
    }
  }

  @Test
  void isFetchedFromPeersThatTalkAboutEachAndIsNotFetchedTwice() throws Exception {
    var torrent = huge();
    var rows = new TestRows();
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var peers = List.of((InetSocketAddress) server.getLocalSocketAddress());
      long done;
      try (var leech = new TestNode(rows, c -> c.volume(new Roomy()));
          var talker = new RawPeer(leech.address())) {
        leech.transfers.addTorrent(torrent, dir.resolve("in"), peers).join();
        try (var holder = server.accept()) {
          holds(holder);
          talker.handshake(torrent, 7);
          talker.in.readFully(new byte[68]);
          talks(talker);
          serve(holder, ENOUGH);
          done = leech.awaitStatus(s -> s.done() >= (ENOUGH - 50L) * LENGTH).done();
        }
      }
      try (var again = new TestNode(rows, c -> c.volume(new Roomy()))) {
        assertThat(again.awaitStatus(s -> s.done() > 0).done()).isGreaterThanOrEqualTo(done);
      }
    }
  }

  private static void holds(Socket socket) throws IOException {
    socket.setSoTimeout(20_000);
    var hello = new byte[68];
    new DataInputStream(socket.getInputStream()).readFully(hello);
    // No extension of ours: a bitfield, and no HAVE_ALL.
    ByteBuffer.wrap(hello).putLong(20, 0);
    hello[67]++;
    var out = new DataOutputStream(socket.getOutputStream());
    out.write(hello);
    out.writeInt(1 + PIECES / 8);
    out.write(BITFIELD);
    var all = new byte[PIECES / 8];
    Arrays.fill(all, (byte) 0xff);
    out.write(all);
    out.writeInt(1);
    out.write(UNCHOKE);
  }

  /** Each piece, one by one. */
  private static void talks(RawPeer talker) throws IOException {
    var haves = ByteBuffer.allocate(9 * 10_000);
    for (int from = 0; from < PIECES; from += 10_000) {
      haves.clear();
      for (int piece = from; piece < from + 10_000; piece++) {
        haves.putInt(5).put((byte) HAVE).putInt(piece);
      }
      talker.out.write(haves.array());
    }
  }

  private static void serve(Socket holder, int pieces) throws IOException {
    var in = new DataInputStream(holder.getInputStream());
    var out = new DataOutputStream(holder.getOutputStream());
    for (int served = 0; served < pieces; ) {
      var body = new byte[in.readInt()];
      in.readFully(body);
      if (body.length > 0 && body[0] == REQUEST) {
        out.writeInt(9 + LENGTH);
        out.write(BLOCK);
        out.write(body, 1, 8);
        out.write(new byte[LENGTH]);
        served++;
      }
    }
  }
}
