package org.swarmroom.sharing.discovery;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.Future;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds members on the same network: tells the multicast group the room's infohash and hears who
 * else has it. Only the room's infohash is told, never that of a file. Source: BEP 14.
 *
 * <p>State is confined to the datagram channel's event loop; {@link #announce} and {@link #close}
 * may be called from any thread.
 */
final class LanDiscovery implements AutoCloseable {

  /** BEP 14, "Protocol". */
  static final InetSocketAddress GROUP = new InetSocketAddress("239.192.152.143", 6771);

  private static final long REPEAT_SECONDS = 300;
  private static final Logger log = LoggerFactory.getLogger(LanDiscovery.class);

  private final InetSocketAddress group;
  private final String cookie;
  private final BiConsumer<String, InetSocketAddress> found;
  private final Channel channel;
  private @Nullable LsdMessage announced;
  private @Nullable Future<?> repeat;

  private LanDiscovery(
      Channel channel,
      InetSocketAddress group,
      String cookie,
      BiConsumer<String, InetSocketAddress> found) {
    this.cookie = cookie;
    this.channel = channel;
    this.group = group;
    this.found = found;
    channel.pipeline().addLast(new Receiver());
  }

  /** A new word by which a node knows its own announces again. */
  static String newCookie() {
    byte[] bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * Joins the group on one network interface.
   *
   * @param cookie what is announced with it by another instance is not heard
   * @param found hears infohash (hex) and TCP address of each sender, on the event loop
   * @return fails where the interface can't multicast or the port is held by a program that doesn't
   *     share it
   */
  static CompletableFuture<LanDiscovery> open(
      EventLoopGroup loops,
      NetworkInterface nic,
      InetSocketAddress group,
      String cookie,
      BiConsumer<String, InetSocketAddress> found) {
    var opened = new CompletableFuture<LanDiscovery>();
    var bootstrap =
        new Bootstrap()
            .group(loops)
            .channelFactory(() -> new NioDatagramChannel(SocketProtocolFamily.INET))
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.IP_MULTICAST_IF, nic)
            .option(ChannelOption.IP_MULTICAST_TTL, 1)
            .handler(new io.netty.channel.ChannelInboundHandlerAdapter());
    bootstrap
        .bind(new InetSocketAddress("0.0.0.0", group.getPort()))
        .addListener(
            (io.netty.channel.ChannelFuture bound) -> {
              if (!bound.isSuccess()) {
                opened.completeExceptionally(bound.cause());
                return;
              }
              var channel = (DatagramChannel) bound.channel();
              var lan = new LanDiscovery(channel, group, cookie, found);
              channel
                  .joinGroup(group, nic)
                  .addListener(
                      joined -> {
                        if (joined.isSuccess()) {
                          opened.complete(lan);
                        } else {
                          channel.close();
                          opened.completeExceptionally(joined.cause());
                        }
                      });
            });
    return opened;
  }

  /**
   * Tells the group now and every five minutes from now on that we have this infohash; replaces
   * what was announced before.
   */
  public void announce(String infohash, int port) {
    channel
        .eventLoop()
        .execute(
            () -> {
              silence();
              announced = new LsdMessage(port, List.of(infohash), cookie);
              send();
              repeat =
                  channel
                      .eventLoop()
                      .scheduleAtFixedRate(
                          this::send, REPEAT_SECONDS, REPEAT_SECONDS, TimeUnit.SECONDS);
            });
  }

  /** Tells the group once more, now. */
  public void again() {
    channel.eventLoop().execute(this::send);
  }

  /** Announces nothing any more; still hears. */
  public void stop() {
    channel.eventLoop().execute(this::silence);
  }

  /** As {@link #close} without waiting. */
  void shut() {
    channel.eventLoop().execute(this::silence);
    channel.close();
  }

  /** Leaves the group; waits 2 s at most. Not from the event loop. */
  @Override
  public void close() {
    shut();
    channel.closeFuture().awaitUninterruptibly(2_000);
  }

  private void silence() {
    if (repeat != null) {
      repeat.cancel(false);
      repeat = null;
    }
    announced = null;
  }

  private void send() {
    if (announced == null) {
      return;
    }
    channel
        .writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(announced.format(group)), group))
        .addListener(
            sent -> {
              if (!sent.isSuccess()) {
                log.debug("the LAN could not be told: {}", String.valueOf(sent.cause()));
              }
            });
  }

  private final class Receiver extends SimpleChannelInboundHandler<DatagramPacket> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
      if (packet.content().readableBytes() > LsdMessage.MAX_BYTES) {
        return;
      }
      LsdMessage.parse(ByteBufUtil.getBytes(packet.content()))
          .filter(message -> !message.cookie().equals(cookie))
          .ifPresent(
              message -> {
                var address = new InetSocketAddress(packet.sender().getAddress(), message.port());
                message.infohashes().forEach(infohash -> found.accept(infohash, address));
              });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      log.debug("a datagram of the LAN was dropped: {}", cause.toString());
    }
  }

  /**
   * Where members on a local network can be: what is up and can multicast IPv4, loopback left out.
   */
  static List<NetworkInterface> interfaces() throws SocketException {
    var usable = new ArrayList<NetworkInterface>();
    for (NetworkInterface nic : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (nic.isUp()
          && !nic.isLoopback()
          && !nic.isPointToPoint()
          && nic.supportsMulticast()
          && Collections.list(nic.getInetAddresses()).stream()
              .anyMatch(Inet4Address.class::isInstance)) {
        usable.add(nic);
      }
    }
    return usable;
  }
}
