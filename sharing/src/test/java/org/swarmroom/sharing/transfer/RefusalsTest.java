package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
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

/** Peers that say they are full are left open for when they aren't, but not any number of them. */
@Timeout(60)
class RefusalsTest {

  private static final int EXTENDED = 20;

  /** The id under which we take refusals. */
  private static final int BUSY = 3;

  @TempDir Path dir;

  private static ServerSocket server() throws Exception {
    var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    server.setSoTimeout(20_000);
    return server;
  }

  private static Socket refuses(ServerSocket server) throws Exception {
    var socket = server.accept();
    socket.setSoTimeout(20_000);
    var hello = new byte[68];
    new DataInputStream(socket.getInputStream()).readFully(hello);
    ByteBuffer.wrap(hello).putInt(60, server.getLocalPort());
    socket.getOutputStream().write(hello);
    say(socket, 0, BDictionary.builder().put("m", BDictionary.builder().build()).build());
    say(socket, BUSY, BDictionary.builder().put("retry", 60_000).put("slots", 1).build());
    return socket;
  }

  private static void say(Socket socket, int id, BDictionary what) throws Exception {
    var body = BencodeWriter.write(what);
    var bytes = ByteBuffer.allocate(6 + body.length).putInt(2 + body.length);
    socket.getOutputStream().write(bytes.put((byte) EXTENDED).put((byte) id).put(body).array());
  }

  private static boolean isHungUpOn(Socket socket) throws Exception {
    while (socket.getInputStream().read() >= 0) {
      // What it said before.
    }
    return true;
  }

  @Test
  void theOneThatRefusedFirstMakesRoomForTheNext() throws Exception {
    var torrent = TestTorrents.v1("payload", new byte[300_000], 64 << 10);
    try (var one = server();
        var two = server();
        var three = server();
        var leech = new TestNode(c -> c.connections(1))) {
      var peers =
          List.of(one, two, three).stream()
              .map(s -> (InetSocketAddress) s.getLocalSocketAddress())
              .toList();
      leech.transfers.addTorrent(torrent, dir.resolve("in"), peers).join();
      try (var first = refuses(one);
          var second = refuses(two)) {
        assertThat(isHungUpOn(first)).isTrue();
        try (var third = refuses(three)) {
          assertThat(isHungUpOn(second)).isTrue();
          assertThat(third.isClosed()).isFalse();
        }
      }
    }
  }
}
