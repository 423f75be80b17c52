package org.swarmroom.app.port;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executor;
import org.swarmroom.chat.client.Dialer;

/** Dials servers that have no TLS; the pin is not looked at. */
public final class PlainDialer implements Dialer {

  private static final int CONNECT_MILLIS = 10_000;

  private final EventLoopGroup loops;
  private final Executor work;

  /**
   * @param work for looking up names, which blocks
   */
  public PlainDialer(EventLoopGroup loops, Executor work) {
    this.loops = loops;
    this.work = work;
  }

  @Override
  public ChannelFuture dial(
      InetSocketAddress address, String pinnedFingerprint, ChannelHandler afterConnect) {
    ChannelFuture registered =
        new Bootstrap()
            .group(loops)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
            .handler(new ChannelInboundHandlerAdapter())
            .register();
    Channel channel = registered.channel();
    ChannelPromise promise = channel.newPromise();
    var unused =
        registered.addListener(
            done -> {
              if (done.isSuccess()) {
                channel.pipeline().addLast(afterConnect);
                work.execute(() -> connect(channel, address, promise));
              } else {
                promise.tryFailure(done.cause());
              }
            });
    return promise;
  }

  private static void connect(Channel channel, InetSocketAddress address, ChannelPromise promise) {
    try {
      InetAddress found = InetAddress.getByName(address.getHostString());
      var unused = channel.connect(new InetSocketAddress(found, address.getPort()), promise);
    } catch (UnknownHostException unknown) {
      promise.tryFailure(unknown);
      var unused = channel.close();
    }
  }
}
