package org.swarmroom.sharing.tracker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.transfer.TrackerAnnouncer.Announced;
import org.swarmroom.sharing.wire.PeerId;

@Timeout(60)
class TrackersTest {

  private static final InfoHash HASH = InfoHash.parse("00ff20" + "ab".repeat(17));

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final BlockingQueue<String> queries = new LinkedBlockingQueue<>();
  private final BlockingQueue<Collection<InetSocketAddress>> found = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> warnings = new LinkedBlockingQueue<>();
  private final AtomicLong left = new AtomicLong(1_000);
  private volatile byte[] answer = new byte[0];
  private volatile int status = 200;
  private HttpServer server;
  private Trackers trackers;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          queries.add(
              exchange.getRequestURI().getPath() + "?" + exchange.getRequestURI().getRawQuery());
          byte[] body = answer;
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    trackers =
        new Trackers(
            loops,
            PeerId.random(),
            () -> 51413,
            (hash, peers) -> found.add(peers),
            warnings::add,
            50);
  }

  @AfterEach
  void close() {
    trackers.close();
    server.stop(0);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Test
  void compactPeersOfBothKindsAreFound() throws Exception {
    answer =
        ("d8:intervali900e5:peers12:"
                + "\u007f\u0000\u0000\u0001\u001a\u00e1"
                + "\n\u0000\u0000\u0002\u0000\u0000"
                + "6:peers618:"
                + "\u0000".repeat(15)
                + "\u0001\u001a\u00e2"
                + "e")
            .getBytes(ISO_8859_1);

    trackers.started(torrent(List.of(List.of(http("/announce")))));

    assertThat(take(found))
        .extracting(peer -> peer.getAddress().getHostAddress() + " " + peer.getPort())
        .containsExactly("127.0.0.1 6881", "0:0:0:0:0:0:0:1 6882");
    assertThat(take(queries))
        .contains("info_hash=%00%FF%20" + "%AB".repeat(17))
        .contains("&port=51413&")
        .contains("&left=1000&")
        .contains("&compact=1")
        .endsWith("&event=started");
  }

  @Test
  void startCompletionAndEndAreEachSaidOnce() throws Exception {
    answer = "d8:intervali900e5:peers0:e".getBytes(ISO_8859_1);
    Announced torrent = torrent(List.of(List.of(http("/announce"))));

    trackers.started(torrent);
    take(found);
    left.set(0);
    trackers.completed(torrent);
    take(found);
    trackers.stopped(torrent);

    assertThat(take(queries)).endsWith("&event=started");
    assertThat(take(queries)).contains("&left=0&").endsWith("&event=completed");
    assertThat(take(queries)).contains("&numwant=0&").endsWith("&event=stopped");
  }

  @Test
  void afterTheIntervalTheTrackerIsAskedAgain() throws Exception {
    answer = "d8:intervali1e5:peers0:e".getBytes(ISO_8859_1);

    trackers.started(torrent(List.of(List.of(http("/announce")))));

    assertThat(take(queries)).contains("event=started");
    assertThat(take(queries)).doesNotContain("event=");
  }

  @Test
  void peersAsDictionariesAreTakenAndNamesLeftOut() throws Exception {
    answer =
        "d5:peersld2:ip9:127.0.0.14:porti7eed2:ip9:evil.test4:porti8eed2:ip3:::14:porti9eeee"
            .getBytes(ISO_8859_1);

    trackers.started(torrent(List.of(List.of(http("/announce")))));

    assertThat(take(found)).extracting(InetSocketAddress::getPort).containsExactly(7, 9);
  }

  @Test
  void theNextTrackerIsAskedWhenOneFails() throws Exception {
    answer = "d5:peers0:e".getBytes(ISO_8859_1);
    String dead = "http://127.0.0.1:" + freePort() + "/announce";

    trackers.started(
        torrent(
            List.of(
                List.of(dead, "gopher://x/announce", "not an address"),
                List.of(http("/second/announce")))));

    assertThat(take(queries)).startsWith("/second/announce?");
    assertThat(take(found)).isEmpty();
  }

  @Test
  void badAnswersAreRefusedAndWarnedOfOnce() throws Exception {
    for (byte[] bad :
        List.of(
            "no bencode".getBytes(ISO_8859_1),
            "l".repeat(100_000).getBytes(ISO_8859_1),
            new byte[HttpAnswer.MAX_BYTES + 1],
            "d14:failure reason6:go\r\naye".getBytes(ISO_8859_1))) {
      answer = bad;
      Announced torrent = torrent(List.of(List.of(http("/announce"))));

      trackers.started(torrent);

      assertThat(take(warnings))
          .contains("None of the trackers")
          .contains("they are asked again later");
      trackers.stopped(torrent);
    }
    assertThat(found).isEmpty();
  }

  @Test
  void otherServicesOfThisMachineAreNotAsked() throws Exception {
    trackers.started(torrent(List.of(List.of(http("/shutdown")))));

    take(warnings);
    assertThat(queries).isEmpty();
  }

  @Test
  void aQueryInTheAddressIsKept() throws Exception {
    answer = "d5:peers0:e".getBytes(ISO_8859_1);

    trackers.started(torrent(List.of(List.of(http("/announce?passkey=1234")))));

    assertThat(take(queries)).startsWith("/announce?passkey=1234&info_hash=");
  }

  @Test
  void aUdpTrackerIsAskedAgainUntilItAnswers() throws Exception {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      var tracker = new Thread(() -> serveUdp(socket), "test-udp-tracker");
      tracker.start();

      trackers.started(torrent(List.of(List.of("udp://127.0.0.1:" + socket.getLocalPort()))));

      assertThat(take(found))
          .extracting(peer -> peer.getAddress().getHostAddress() + " " + peer.getPort())
          .containsExactly("10.0.0.9 6881");
      socket.close();
      tracker.join(10_000);
    }
  }

  /** Leaves the first datagram unanswered, as a lossy network does. */
  private void serveUdp(DatagramSocket socket) {
    var packet = new DatagramPacket(new byte[200], 200);
    int seen = 0;
    try {
      while (true) {
        socket.receive(packet);
        var in = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
        long connection = in.getLong();
        int action = in.getInt();
        int transaction = in.getInt();
        if (seen++ == 0) {
          continue;
        }
        ByteBuffer out = ByteBuffer.allocate(100);
        if (action == 0 && connection == 0x41727101980L) {
          out.putInt(0).putInt(transaction).putLong(77);
        } else if (action == 1 && connection == 77) {
          out.putInt(1).putInt(transaction).putInt(900).putInt(1).putInt(1);
          out.put(new byte[] {10, 0, 0, 9}).putShort((short) 6881);
        }
        socket.send(new DatagramPacket(out.array(), out.position(), packet.getSocketAddress()));
      }
    } catch (SocketException closed) {
      // The test is over.
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Announced torrent(List<List<String>> tiers) {
    return new Announced(HASH, tiers, left::get, () -> 0, () -> 0);
  }

  private String http(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private static int freePort() throws IOException {
    try (var socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(30, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }
}
