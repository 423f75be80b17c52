package org.swarmroom.chat.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmroom.chat.irc.LineFramer;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.MessageFormat;

/**
 * One connection to a server: bytes on the channel's event loop, messages on the client's executor.
 * Tells its listener once that it is open and once that it is lost; a wire that was closed here is
 * silent from then on.
 */
final class Wire extends ChannelInboundHandlerAdapter {

  /** Called on the client's executor. */
  interface Listener {
    void received(Wire wire, List<Message> messages);

    void lost(Wire wire, String reason);
  }

  private final Listener listener;
  private final EventExecutor loop;
  private final LineFramer framer = LineFramer.forClient();
  private volatile @Nullable Channel channel;
  private volatile boolean closed;
  private String lostBecause = "the host closed the connection";

  Wire(Listener listener, EventExecutor loop) {
    this.listener = listener;
    this.loop = loop;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    channel = ctx.channel();
    if (closed) {
      var unused = ctx.close();
    }
  }

  /** Writes a line; nothing happens when the connection is gone. */
  void send(Message message) {
    Channel to = channel;
    if (to != null && !closed) {
      to.writeAndFlush(Unpooled.wrappedBuffer(MessageFormat.bytes(message)))
          .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
  }

  /** Closes after what was sent; the listener hears nothing more. */
  void close() {
    close(() -> {});
  }

  /**
   * @param done run on any thread when the connection is closed
   */
  void close(Runnable done) {
    closed = true;
    Channel gone = channel;
    if (gone == null) {
      done.run();
    } else {
      gone.closeFuture().addListener(ended -> done.run());
      gone.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** Closes; the listener hears that it is lost. */
  void drop() {
    Channel gone = channel;
    if (gone != null) {
      var unused = gone.close();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof ByteBuf bytes)) {
      ReferenceCountUtil.release(message);
      return;
    }
    List<Message> messages = new ArrayList<>();
    try {
      while (bytes.isReadable()) {
        if (framer.next(bytes) == LineFramer.Result.LINE) {
          Optional<Message> parsed = Message.parse(framer.line());
          parsed.ifPresent(messages::add);
        }
      }
    } finally {
      bytes.release();
    }
    if (!messages.isEmpty()) {
      loop.execute(
          () -> {
            if (!closed) {
              listener.received(this, messages);
            }
          });
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    loop.execute(
        () -> {
          if (!closed) {
            closed = true;
            listener.lost(this, lostBecause);
          }
        });
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    lostBecause = "the connection broke (" + Failures.reason(cause) + ")";
    var unused = ctx.close();
  }
}
