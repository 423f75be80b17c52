package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.torrent.Metainfo;

/** A peer id is no secret: whoever says another's pushes nobody out. */
@Timeout(60)
class SameNodeTest {

  /** Greater than ours, so that of two connections of one node the one that came in stays. */
  private static final int ID = -1;

  private static final int INTERESTED = 2;
  private static final int UNCHOKE = 1;

  @TempDir Path dir;
  private Metainfo torrent;

  @BeforeEach
  void make() throws Exception {
    torrent = TestTorrents.v1("payload", new byte[300_000], 64 << 10);
  }

  private static Socket shaken(ServerSocket server) throws Exception {
    var socket = server.accept();
    socket.setSoTimeout(20_000);
    var hello = new byte[68];
    new DataInputStream(socket.getInputStream()).readFully(hello);
    java.util.Arrays.fill(hello, 20, 28, (byte) 0);
    java.util.Arrays.fill(hello, 48, 68, (byte) 0);
    java.util.Arrays.fill(hello, 48, 52, (byte) ID);
    socket.getOutputStream().write(hello);
    return socket;
  }

  /** Reads until an unchoke. */
  private static void isServed(Socket socket) throws Exception {
    new DataOutputStream(socket.getOutputStream()).write(new byte[] {0, 0, 0, 1, INTERESTED});
    var in = new DataInputStream(socket.getInputStream());
    var body = new byte[0];
    while (body.length != 1 || body[0] != UNCHOKE) {
      body = new byte[in.readInt()];
      in.readFully(body);
    }
  }

  private InetSocketAddress elsewhere() throws Exception {
    var other = InetAddress.getByName("127.0.0.2");
    try (var probe = new ServerSocket(0, 1, other)) {
      return new InetSocketAddress(other, 0);
    } catch (java.net.BindException none) {
      assumeThat(none).as("a second loopback address").isNull();
      throw none;
    }
  }

  @Test
  void anotherHostWithTheIdOfAPeerIsAPeerOfItsOwn() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var node = new TestNode().seeds(torrent, dir, new byte[300_000])) {
      var there = (InetSocketAddress) server.getLocalSocketAddress();
      node.transfers.addPeers(torrent.wireHashes().get(0), List.of(there));
      try (var victim = shaken(server);
          var thief = new RawPeer(node.address(), elsewhere())) {
        isServed(victim);
        thief.handshake(torrent, ID);
        thief.in.readFully(new byte[68]);
        thief.message(INTERESTED);
        thief.awaitMessage(UNCHOKE);

        isServedOn(victim);
      }
    }
  }

  /** Hash requests are answered at once. */
  private static void isServedOn(Socket socket) throws Exception {
    var out = new DataOutputStream(socket.getOutputStream());
    out.writeInt(49);
    out.write(21);
    out.write(new byte[48]);
    var in = new DataInputStream(socket.getInputStream());
    var body = new byte[0];
    while (body.length == 0 || body[0] != 23) {
      body = new byte[in.readInt()];
      in.readFully(body);
    }
    assertThat(body).hasSize(49);
  }

  @Test
  void theSameHostWithTheIdOfAPeerIsThatPeer() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var node = new TestNode().seeds(torrent, dir, new byte[300_000])) {
      var there = (InetSocketAddress) server.getLocalSocketAddress();
      node.transfers.addPeers(torrent.wireHashes().get(0), List.of(there));
      try (var before = shaken(server);
          var now = new RawPeer(node.address())) {
        isServed(before);
        now.handshake(torrent, ID);
        now.in.readFully(new byte[68]);

        while (before.getInputStream().read() >= 0) {
          // Until it is hung up on.
        }
      }
    }
  }
}
