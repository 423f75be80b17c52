package org.swarmroom.chat.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.local.LocalServerChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.swarmroom.chat.client.Dialer;

/**
 * Connects the host's own client to its room server inside this process: no port, no TLS; the
 * host's fingerprint is taken as proven. Has one thread of its own, since channels inside a process
 * can't live on the event loops of sockets.
 */
public final class InProcessDialer implements Dialer, AutoCloseable {

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("room-local", true), LocalIoHandler.newFactory());
  private final LocalAddress address = new LocalAddress("room-" + UUID.randomUUID());

  /**
   * @param fingerprint of the host's own certificate
   */
  public InProcessDialer(RoomServer server, String fingerprint) {
    new ServerBootstrap()
        .group(group)
        .channel(LocalServerChannel.class)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                server.accept(channel, Optional.of(fingerprint), true);
              }
            })
        .bind(address)
        .syncUninterruptibly();
  }

  @Override
  public ChannelFuture dial(
      InetSocketAddress ignored, String pinnedFingerprint, ChannelHandler afterHandshake) {
    return new Bootstrap()
        .group(group)
        .channel(LocalChannel.class)
        .handler(afterHandshake)
        .connect(address);
  }

  /** Ends its thread; does not wait. */
  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).isDone();
  }
}
