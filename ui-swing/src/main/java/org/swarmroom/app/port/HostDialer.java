package org.swarmroom.app.port;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.swarmroom.chat.client.Dialer;
import org.swarmroom.chat.client.WrongFingerprintException;
import org.swarmroom.sharing.transport.PinException;
import org.swarmroom.sharing.transport.SslHandlers;

/**
 * Dials a room's host: TCP, then TLS with ALPN {@code irc}, our certificate shown and the host's
 * pinned.
 */
public final class HostDialer implements Dialer {

  private static final int CONNECT_MILLIS = 10_000;

  private final EventLoopGroup loops;
  private final SslHandlers tls;
  private final LocalEnd local;
  private final Executor work;

  /**
   * @param local where connections start
   * @param work for looking up names, which blocks
   */
  public HostDialer(EventLoopGroup loops, SslHandlers tls, LocalEnd local, Executor work) {
    this.loops = loops;
    this.tls = tls;
    this.local = local;
    this.work = work;
  }

  @Override
  public ChannelFuture dial(
      InetSocketAddress address, String pinnedFingerprint, ChannelHandler afterHandshake) {
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
              if (!done.isSuccess()) {
                promise.tryFailure(done.cause());
                return;
              }
              SslHandler handler =
                  tls.client(channel.alloc(), SslHandlers.ALPN_IRC, Optional.of(pinnedFingerprint));
              channel.pipeline().addLast(handler, new Handshake(promise, afterHandshake));
              work.execute(() -> connect(channel, address, promise));
            });
    return promise;
  }

  private void connect(Channel channel, InetSocketAddress address, ChannelPromise promise) {
    InetSocketAddress target;
    try {
      target =
          address.isUnresolved()
              ? new InetSocketAddress(
                  InetAddress.getByName(address.getHostString()), address.getPort())
              : address;
    } catch (UnknownHostException unknown) {
      promise.tryFailure(unknown);
      end(channel);
      return;
    }
    ChannelFuture connected =
        local
            .towards(target.getAddress())
            .map(from -> channel.connect(target, from))
            .orElseGet(() -> channel.connect(target));
    var unused =
        connected.addListener(
            done -> {
              if (!done.isSuccess()) {
                promise.tryFailure(done.cause());
                end(channel);
              }
            });
  }

  private static void end(Channel channel) {
    var unused = channel.close();
  }

  private static final class Handshake extends ChannelInboundHandlerAdapter {

    private final ChannelPromise promise;
    private final ChannelHandler next;

    Handshake(ChannelPromise promise, ChannelHandler next) {
      this.promise = promise;
      this.next = next;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (!(event instanceof SslHandshakeCompletionEvent done)) {
        ctx.fireUserEventTriggered(event);
      } else if (done.isSuccess()) {
        ctx.pipeline().replace(this, null, next);
        promise.trySuccess();
      } else {
        fail(ctx, done.cause());
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      fail(ctx, new IOException("the other side closed the connection"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      fail(ctx, cause);
    }

    private void fail(ChannelHandlerContext ctx, Throwable cause) {
      promise.tryFailure(wrongPin(cause).<Throwable>map(pin -> pin).orElse(cause));
      end(ctx.channel());
    }

    private static Optional<WrongFingerprintException> wrongPin(Throwable failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof PinException pin) {
          return Optional.of(new WrongFingerprintException(pin.expected(), pin.shown()));
        }
      }
      return Optional.empty();
    }
  }
}
