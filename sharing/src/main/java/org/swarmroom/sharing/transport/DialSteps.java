package org.swarmroom.sharing.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.util.concurrent.Promise;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Takes a dialled channel through its handshake, then gives way to the protocol. */
final class DialSteps extends ChannelInboundHandlerAdapter {

  private final SslHandlers tls;
  private final InetSocketAddress peer;
  private final Route route;
  private final ChannelHandler protocol;
  private final Promise<Channel> ready;

  DialSteps(
      SslHandlers tls,
      InetSocketAddress peer,
      Route route,
      ChannelHandler protocol,
      Promise<Channel> ready) {
    this.tls = tls;
    this.peer = peer;
    this.route = route;
    this.protocol = protocol;
    this.ready = ready;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    if (route instanceof Route.Tls to) {
      ctx.pipeline().addFirst(tls.client(ctx.alloc(), to.alpn(), to.pinned()));
    } else if (route instanceof Route.Mse to) {
      ctx.pipeline().addFirst(MseHandler.initiator(to.torrent(), to.encryption()));
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    if (route instanceof Route.Plain) {
      done(ctx);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (handshake.isSuccess()) {
        done(ctx);
      } else {
        fail(handshake.cause());
        ctx.close();
      }
    } else if (event instanceof MseHandler.Done) {
      done(ctx);
    } else {
      ctx.fireUserEventTriggered(event);
    }
  }

  private void done(ChannelHandlerContext ctx) {
    ctx.pipeline().addLast(protocol);
    ctx.pipeline().remove(this);
    if (!ready.trySuccess(ctx.channel())) {
      // Who asked has given up.
      ctx.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    fail(cause);
    ctx.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    fail(new ClosedChannelException());
    ctx.fireChannelInactive();
  }

  /** Ends the attempt; only the first reason counts. */
  void fail(Throwable cause) {
    ready.tryFailure(new DialException(sentence(cause), cause));
  }

  private String sentence(Throwable cause) {
    for (@Nullable Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof PinException || at instanceof MseException) {
        return at.getMessage() + "";
      }
    }
    String where = peer.getHostString() + ":" + peer.getPort();
    if (cause instanceof ConnectTimeoutException) {
      return where + " does not answer: check the address, and that its port is open to you.";
    } else if (cause instanceof ConnectException) {
      return where + " refuses the connection: the program there is not running, or busy.";
    }
    if (cause instanceof ClosedChannelException) {
      return where + " closed the connection at once: it speaks another protocol, or refuses you.";
    } else if (cause instanceof SslHandshakeTimeoutException) {
      return where + " did not finish the handshake in time: it is busy or speaks no TLS.";
    } else if (cause instanceof SSLException) {
      return where + " did not agree on TLS 1.3: no Swarmroom listens there, or it refuses you.";
    }
    String reason =
        Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    return "The connection to " + where + " failed: " + reason + ".";
  }
}
