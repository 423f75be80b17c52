package org.swarmroom.sharing.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;

/** Runs a connection through RC4 once MSE is agreed. File regions can't pass. */
final class Rc4Handler extends ChannelDuplexHandler {

  private final Rc4 in;
  private final Rc4 out;

  Rc4Handler(Rc4 in, Rc4 out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof ByteBuf bytes) {
      // A received buffer is nobody else's.
      in.apply(bytes);
    }
    ctx.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof ByteBuf bytes) {
      // A block may come from a cache that others read too: not changed in place.
      ByteBuf hidden = ctx.alloc().ioBuffer(bytes.readableBytes());
      out.apply(bytes, hidden);
      bytes.release();
      ctx.write(hidden, promise);
    } else {
      ReferenceCountUtil.release(message);
      promise.setFailure(new IllegalArgumentException("only buffers can be encrypted"));
    }
  }
}
