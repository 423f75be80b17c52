package org.swarmroom.chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.link.RoomLink;
import org.swarmroom.chat.request.FileRequest;
import org.swarmroom.chat.request.OfferDraft;
import org.swarmroom.chat.testing.MemoryLog;
import org.swarmroom.chat.testing.TestClient;
import org.swarmroom.chat.testing.TestRoom;

/**
 * Our client on a plain IRC network, one without tags, ids and echo: it talks, and requests for
 * files still work.
 */
@Tag("interop")
@Timeout(120)
class NgircdInterop {

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  @TempDir private Path folder;
  private Process ngircd;
  private int port;

  @BeforeEach
  void start() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path config = folder.resolve("ngircd.conf");
    Files.writeString(
        config,
        """
        [Global]
        Name = irc.test.local
        Info = test
        Listen = 127.0.0.1
        Ports = %d
        ServerUID = root
        ServerGID = root
        [Limits]
        MaxNickLength = 30
        MaxPenaltyTime = 0
        MaxConnectionsIP = 0
        [Options]
        DNS = no
        Ident = no
        PAM = no
        """
            .formatted(port));
    ngircd =
        new ProcessBuilder("ngircd", "-n", "-f", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    ngircd.destroy();
    ngircd.waitFor(10, TimeUnit.SECONDS);
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private TestClient join(String nick) {
    RoomLink link =
        new RoomLink(
            List.of(new HostPort("127.0.0.1", port)),
            "lobby",
            TestRoom.fingerprint("nobody"),
            RoomKey.of(new byte[RoomKey.BYTES]));
    Dialer plain =
        (address, pinned, handler) ->
            new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(handler)
                .connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()));
    TestClient client =
        new TestClient(
            RoomClientConfig.of(nick, link, TestRoom.fingerprint(nick), List.of())
                .withTiming(TestRoom.QUICK),
            plain,
            group.next(),
            new MemoryLog());
    client.start();
    return client.awaitConnected();
  }

  @Test
  void aPlainNetworkCarriesTalkAndRequests() {
    TestClient ann = join("ann");
    TestClient bob = join("bob");
    ann.await(RoomEvent.MemberJoined.class, e -> e.member().nick().equals("bob"));

    ann.say("hello from ann");
    assertThat(bob.awaitLine("hello from ann").from()).isEqualTo("ann");
    assertThat(ann.log.await(1)).hasSize(1);
    TestClient.get(bob.client.message("ann", "psst"));
    ann.awaitLine("psst");
    TestClient.get(ann.client.setTopic("plain"));
    bob.await(RoomEvent.TopicChanged.class, e -> e.topic().equals("plain"));
    assertThat(TestClient.get(bob.client.setNick("ben"))).isEqualTo("ben");

    String id = TestClient.get(ann.client.ask("debian"));
    FileRequest request = bob.await(RoomEvent.RequestReceived.class).request();
    assertThat(request).isEqualTo(new FileRequest(id, "ann", "debian", true, false));
    String magnet = "magnet:?xt=urn:btih:" + "ab".repeat(20) + "&xl=5";
    bob.client.offer(request, List.of(new OfferDraft("d.iso", 5, "cd".repeat(32), "", magnet)));
    assertThat(ann.await(RoomEvent.OfferReceived.class).offer().magnet()).isEqualTo(magnet);

    bob.close();
    assertThat(ann.await(RoomEvent.MemberLeft.class).member().nick()).isEqualTo("ben");
    ann.close();
  }
}
