package org.swarmroom.chat.testing;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.swarmroom.chat.client.ClientTiming;
import org.swarmroom.chat.client.Dialer;
import org.swarmroom.chat.client.RoomClientConfig;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.link.RoomLink;
import org.swarmroom.chat.server.InProcessDialer;
import org.swarmroom.chat.server.RoomServer;
import org.swarmroom.chat.server.RoomServerConfig;
import org.swarmroom.chat.server.RoomServerEvents;
import org.swarmroom.chat.server.ServerLimits;

/**
 * A room server on a loopback port in plain text, with clients. The fingerprint that TLS would
 * prove is told by a {@link Badge}.
 */
public final class TestRoom implements AutoCloseable {

  public static final ClientTiming QUICK =
      new ClientTiming(
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofMillis(200),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));

  /** As usual, but for the pace. */
  public static final ServerLimits NO_HURRY =
      new ServerLimits(
          1_000,
          1_000,
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          1_000_000,
          1_000_000,
          8 << 20,
          200);

  public final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(
          2, new DefaultThreadFactory("test-room", true), NioIoHandler.newFactory());
  public final RoomKey key = RoomKey.of(new byte[RoomKey.BYTES]);
  public final String hostFingerprint;
  public final MemoryLog log = new MemoryLog();
  public final List<String> warnings = new ArrayList<>();
  public final List<TestClient> clients = new ArrayList<>();
  private final UnaryOperator<RoomServerConfig> change;

  private RoomServer server;
  private Channel listener;
  private InProcessDialer local;
  private int port;

  public TestRoom() {
    this(config -> config);
  }

  public TestRoom(UnaryOperator<RoomServerConfig> change) {
    this("host", change);
  }

  /**
   * @param host whose fingerprint the server has
   */
  public TestRoom(String host, UnaryOperator<RoomServerConfig> change) {
    this.hostFingerprint = fingerprint(host);
    this.change = change;
    open();
  }

  /** Opens the server; after {@link #kill} on the same port, with the same log. */
  public void open() {
    RoomServerConfig config =
        change.apply(
            RoomServerConfig.of("lobby", key, hostFingerprint)
                .withTopic("all sorts")
                .withLimits(NO_HURRY));
    RoomServerEvents events =
        new RoomServerEvents() {
          @Override
          public void warning(String sentence) {
            synchronized (warnings) {
              warnings.add(sentence);
            }
          }

          @Override
          public void topicChanged(String topic) {}
        };
    server = RoomServer.open(config, log, events, group.next()).join();
    RoomServer opened = server;
    listener =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new Badge.Checked(opened));
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), port)
            .syncUninterruptibly()
            .channel();
    port = ((InetSocketAddress) listener.localAddress()).getPort();
    local = new InProcessDialer(server, hostFingerprint);
  }

  /** Closes everything at once, as if the host's program had died. */
  public void kill() {
    listener.close().syncUninterruptibly();
    server.shutdown("killed").orTimeout(10, TimeUnit.SECONDS).join();
    local.close();
  }

  public RoomServer server() {
    return server;
  }

  public int port() {
    return port;
  }

  public RoomLink link() {
    return new RoomLink(List.of(new HostPort("127.0.0.1", port)), "lobby", hostFingerprint, key);
  }

  public RoomClientConfig config(String nick) {
    return RoomClientConfig.of(nick, link(), fingerprint(nick), List.of("10.0.0.1:6881"))
        .withTiming(QUICK);
  }

  /** A member, connected over a socket. */
  public TestClient join(String nick) {
    return join(config(nick));
  }

  public TestClient join(RoomClientConfig config) {
    return join(config, dialer(config.fingerprint()));
  }

  public TestClient join(RoomClientConfig config, Dialer dialer) {
    TestClient client = new TestClient(config, dialer, group.next());
    clients.add(client);
    client.start();
    return client;
  }

  /** The host's own client, inside the process. */
  public TestClient joinAsHost(String nick) {
    RoomClientConfig config =
        RoomClientConfig.of(nick, link(), hostFingerprint, List.of("10.0.0.9:6881"))
            .withTiming(QUICK);
    return join(config, local);
  }

  public RawClient raw() {
    return new RawClient(port);
  }

  /** Connects in plain text; the server takes {@code fingerprint} as shown by a certificate. */
  public Dialer dialer(String fingerprint) {
    return (address, pinned, handler) -> dial(address, fingerprint, handler);
  }

  private ChannelFuture dial(
      InetSocketAddress address, String fingerprint, ChannelHandler handler) {
    return new Bootstrap()
        .group(group)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new Badge.Shown(fingerprint), handler);
              }
            })
        .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()));
  }

  public static String fingerprint(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    clients.forEach(TestClient::close);
    kill();
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
