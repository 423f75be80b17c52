package org.swarmroom.chat.testing;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.server.RoomServer;
import org.swarmroom.chat.server.RoomServerConfig;
import org.swarmroom.chat.server.RoomServerEvents;
import org.swarmroom.chat.server.ServerLimits;

/**
 * The room {@code #room} in plain text on a loopback port, without flood limits: for load harnesses
 * and for trying stock clients by hand.
 */
public final class PlainServer {

  private static final ServerLimits GENEROUS =
      new ServerLimits(
          100_000,
          100_000,
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          1_000_000,
          1_000_000,
          64 << 20,
          200);

  private PlainServer() {}

  /**
   * @param args port; with a second one, {@code keep}, lines are kept in memory and shown to late
   *     joiners
   */
  public static void main(String[] args) {
    int port = Integer.parseInt(args[0]);
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
    RoomServerConfig config =
        RoomServerConfig.of("room", RoomKey.of(new byte[16]), TestRoom.fingerprint("host"))
            .withLimits(GENEROUS);
    RoomServerEvents quiet =
        new RoomServerEvents() {
          @Override
          public void warning(String sentence) {
            System.err.println(sentence);
          }

          @Override
          public void topicChanged(String topic) {}
        };
    MemoryLog log = args.length > 1 ? new MemoryLog() : new ForgetfulLog();
    RoomServer server = RoomServer.open(config, log, quiet, group.next()).join();
    new ServerBootstrap()
        .group(group)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, 4096)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                server.accept(channel, Optional.empty(), false);
              }
            })
        .bind(InetAddress.getLoopbackAddress(), port)
        .syncUninterruptibly()
        .channel()
        .closeFuture()
        .syncUninterruptibly();
  }
}
