package org.swarmroom.app.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.swarmroom.chat.client.WrongFingerprintException;
import org.swarmroom.sharing.transport.Identity;
import org.swarmroom.sharing.transport.PeerDialer;
import org.swarmroom.sharing.transport.Route;
import org.swarmroom.sharing.transport.SslHandlers;

/** Who comes in by the port is shown to the right part, with all that was said so far. */
@Timeout(30)
class ListenerTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final Identity NODE = Identity.create();
  private static final Identity BOB = Identity.create();
  private static EventLoopGroup loops;

  private final Guests guests = new Guests();
  private Listener listener;

  @BeforeAll
  static void startLoops() {
    loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  }

  @AfterAll
  static void endLoops() {
    loops.shutdownGracefully(0, 100, TimeUnit.MILLISECONDS).syncUninterruptibly();
  }

  @BeforeEach
  void open() throws IOException {
    listener = Listener.open(loops, LOOPBACK, 0, new SslHandlers(NODE), guests);
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void aPlainBitTorrentHandshakeGoesToTheEngineWhole() throws Exception {
    String handshake = "\u0013BitTorrent protocol" + "x".repeat(48);
    try (Socket socket = say(handshake)) {
      assertThat(guests.next()).isEqualTo("peer - " + handshake);
      assertThat(socket.isConnected()).isTrue();
    }
  }

  @Test
  void randomBytesMayBeMseAndGoToTheEngine() throws Exception {
    byte[] random = new byte[96];
    new Random(7).nextBytes(random);
    random[0] = (byte) 0xEE;
    try (Socket socket = new Socket(LOOPBACK, listener.port())) {
      socket.getOutputStream().write(random);

      assertThat(guests.next()).startsWith("peer - ");
    }
  }

  @Test
  void ircInPlainTextIsForThisMachine() throws Exception {
    try (Socket socket = say("NICK ann\r\nUSER a 0 * :a\r\n")) {
      assertThat(guests.next()).isEqualTo("chat - false NICK ann\r\nUSER a 0 * :a\r\n");
      assertThat(socket.isConnected()).isTrue();
    }
  }

  @Test
  void withoutARoomIrcIsClosed() throws Exception {
    guests.room = false;
    try (Socket socket = say("NICK ann\r\n")) {
      assertThat(guests.next()).isEqualTo("chat - false ");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aBrowserIsClosedWithoutAWord() throws Exception {
    try (Socket socket = say("GET / HTTP/1.1\r\n\r\n")) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void alpnTellsMembersFromPeersAndBothShowTheirCertificate() throws Exception {
    Channel peer = dial(SslHandlers.ALPN_BITTORRENT, NODE.fingerprint());
    peer.writeAndFlush(bytes(peer, "hello"));
    assertThat(guests.next()).isEqualTo("peer " + BOB.fingerprint() + " hello");

    Channel member = dial(SslHandlers.ALPN_SWARMROOM, NODE.fingerprint());
    member.writeAndFlush(bytes(member, "hello"));
    assertThat(guests.next()).isEqualTo("member " + BOB.fingerprint() + " hello");

    peer.close();
    member.close();
  }

  @Test
  void insideTlsTheFirstBytesTellWhoNamedNoProtocol() throws Exception {
    Channel irssi = dial("", NODE.fingerprint());
    irssi.writeAndFlush(bytes(irssi, "CAP LS 302\r\n"));
    assertThat(guests.next()).isEqualTo("chat " + BOB.fingerprint() + " true CAP LS 302\r\n");
    irssi.close();
  }

  @Test
  void aHostIsDialledByItsFingerprint() throws Exception {
    var heard = new Guests.Hearing(guests.said);
    var dialer = new HostDialer(loops, new SslHandlers(BOB), new LocalEnd(LOOPBACK), Runnable::run);
    Channel host = dialer.dial(listener.address(), NODE.fingerprint(), heard).sync().channel();

    assertThat(guests.next()).isEqualTo("chat " + BOB.fingerprint() + " true ");
    assertThat(host.isActive()).isTrue();
    assertThat(host.pipeline().last()).isSameAs(heard);
    host.close();
  }

  @Test
  void aHostWithAnotherFingerprintIsRefused() {
    var dialer = new HostDialer(loops, new SslHandlers(BOB), new LocalEnd(LOOPBACK), Runnable::run);

    assertThatThrownBy(
            () ->
                dialer
                    .dial(listener.address(), "ab".repeat(32), new ChannelInboundHandlerAdapter())
                    .get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WrongFingerprintException.class,
            wrong -> assertThat(wrong.actual()).isEqualTo(NODE.fingerprint()));
  }

  @Test
  void aPortInUseIsNeverAHang() throws Exception {
    try (Listener second =
        Listener.open(loops, LOOPBACK, listener.port(), new SslHandlers(NODE), guests)) {
      assertThat(second.taken()).contains(listener.port());
      assertThat(second.port()).isNotEqualTo(listener.port()).isPositive();
    }
    try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK);
        Listener third =
            Listener.open(loops, LOOPBACK, other.getLocalPort(), new SslHandlers(NODE), guests)) {
      assertThat(third.taken()).contains(other.getLocalPort());
    }
  }

  @Test
  void anAddressOfAnotherMachineIsAnError() {
    assertThatThrownBy(
            () ->
                Listener.open(
                    loops, InetAddress.getByName("192.0.2.1"), 0, new SslHandlers(NODE), guests))
        .isInstanceOf(IOException.class);
  }

  @Test
  void silentConnectionsAreBoundedAndAPlaceIsFreeAgainAfterOne() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < Unidentified.MOST_OF_ONE; i++) {
        silent.add(new Socket(LOOPBACK, listener.port()));
      }
      try (Socket oneMore = new Socket(LOOPBACK, listener.port())) {
        assertThat(oneMore.getInputStream().read()).isEqualTo(-1);
      }
      // One that tells what it is makes room for another.
      silent.get(0).getOutputStream().write("NICK ann\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(guests.next()).startsWith("chat");
      try (Socket socket = say("NICK bob\r\n")) {
        assertThat(guests.next()).startsWith("chat");
        assertThat(socket.isConnected()).isTrue();
      }
    } finally {
      for (Socket each : silent) {
        each.close();
      }
    }
  }

  private Socket say(String text) throws IOException {
    Socket socket = new Socket(LOOPBACK, listener.port());
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }

  private Channel dial(String alpn, String pinned) throws Exception {
    var dialer =
        new PeerDialer(
            NioSocketChannel::new, new SslHandlers(BOB), Optional.empty(), Runnable::run);
    return dialer
        .dial(
            loops.next(),
            new InetSocketAddress(LOOPBACK, listener.port()),
            new Route.Tls(alpn, Optional.of(pinned)),
            new ChannelInboundHandlerAdapter())
        .get(10, TimeUnit.SECONDS);
  }

  private static ByteBuf bytes(Channel channel, String text) {
    return channel.alloc().buffer().writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
