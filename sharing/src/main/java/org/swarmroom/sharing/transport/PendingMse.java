package org.swarmroom.sharing.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;

/** What was written before the handshake ended, in its order. */
final class PendingMse {

  private final Queue<Write> writes = new ArrayDeque<>();

  private record Write(Object message, ChannelPromise promise) {}

  void add(Object message, ChannelPromise promise) {
    writes.add(new Write(message, promise));
  }

  /** Writes all through the handlers that now stand behind {@code ctx}. */
  void flushInto(ChannelHandlerContext ctx) {
    ChannelHandlerContext cipher = ctx.pipeline().context(Rc4Handler.class);
    for (Write write = writes.poll(); write != null; write = writes.poll()) {
      if (cipher == null) {
        ctx.write(write.message(), write.promise());
      } else {
        ((Rc4Handler) cipher.handler()).write(cipher, write.message(), write.promise());
      }
    }
    ctx.flush();
  }

  void fail(Throwable cause) {
    for (Write write = writes.poll(); write != null; write = writes.poll()) {
      ReferenceCountUtil.release(write.message());
      write.promise().tryFailure(cause);
    }
  }
}
