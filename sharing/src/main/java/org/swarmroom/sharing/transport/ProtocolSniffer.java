package org.swarmroom.sharing.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an accepted connection speaks, lets someone prepare the pipeline behind it, and
 * leaves: the bytes it looked at go on to what stands there then. Also used inside TLS, when the
 * client named no protocol.
 *
 * <p>A connection that does not show what it is within {@link #TIMEOUT_MILLIS} is closed.
 */
public final class ProtocolSniffer extends ByteToMessageDecoder {

  /** How long a connection may stay silent, in milliseconds. */
  public static final long TIMEOUT_MILLIS = 15_000;

  private final Listener listener;
  private @Nullable Future<?> timeout;

  /** A sniffer that tells {@code listener}. */
  public ProtocolSniffer(Listener listener) {
    this.listener = listener;
  }

  /** Prepares the pipeline. */
  @FunctionalInterface
  public interface Listener {

    /**
     * Called once, on the event loop: adds its handlers at the end of {@code ctx.pipeline()}, or
     * closes the channel.
     */
    void decided(ChannelHandlerContext ctx, FirstBytes protocol);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    Runnable close = ctx::close;
    timeout = ctx.executor().schedule(close, TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    FirstBytes.of(in)
        .ifPresent(
            protocol -> {
              listener.decided(ctx, protocol);
              ctx.pipeline().remove(this);
            });
  }

  /** A reset before the first bytes is no news: whoever looks for open ports does that. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext ctx) {
    if (timeout != null) {
      timeout.cancel(false);
    }
  }
}
