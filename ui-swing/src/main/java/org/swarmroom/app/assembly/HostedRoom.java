package org.swarmroom.app.assembly;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalServerChannel;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.chat.client.Dialer;
import org.swarmroom.chat.server.RoomServer;
import org.swarmroom.chat.succession.Seat;

/**
 * A room that lives in this process, and the way in for our own client: a channel in memory, so
 * that the host needs no network to be in its room.
 */
final class HostedRoom implements Dialer {

  private final RoomServer server;
  private final EventLoopGroup localLoops;
  private final Channel door;

  private HostedRoom(RoomServer server, EventLoopGroup localLoops, Channel door) {
    this.server = server;
    this.localLoops = localLoops;
    this.door = door;
  }

  /**
   * Blocks for a moment.
   *
   * @param fingerprint ours; whoever comes in by memory is us
   * @param localLoops of Netty's local transport
   */
  static HostedRoom open(RoomServer server, String fingerprint, EventLoopGroup localLoops) {
    Channel door =
        new ServerBootstrap()
            .group(localLoops)
            .channel(LocalServerChannel.class)
            .childHandler(
                new ChannelInitializer<LocalChannel>() {
                  @Override
                  protected void initChannel(LocalChannel channel) {
                    server.accept(channel, Optional.of(fingerprint), true);
                  }
                })
            .bind(new LocalAddress(HostedRoom.class))
            .syncUninterruptibly()
            .channel();
    return new HostedRoom(server, localLoops, door);
  }

  RoomServer server() {
    return server;
  }

  @Override
  public ChannelFuture dial(
      InetSocketAddress address, String pinnedFingerprint, ChannelHandler afterHandshake) {
    return new Bootstrap()
        .group(localLoops)
        .channel(LocalChannel.class)
        .handler(afterHandshake)
        .connect(door.localAddress());
  }

  /**
   * @param movedTo where members are told to go
   */
  CompletableFuture<Void> close(String reason, Optional<Seat> movedTo) {
    var unused = door.close();
    return server.shutdown(reason, movedTo);
  }
}
