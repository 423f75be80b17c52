package org.swarmroom.chat.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.swarmroom.chat.irc.LineFramer;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.MessageFormat;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.room.Vendor;
import org.swarmroom.chat.succession.Answer;
import org.swarmroom.chat.succession.AnswerText;

/**
 * Stands at the port of a member that does not host the room: tells members' programs who does, and
 * stock clients that they must go elsewhere. Thread-safe; what it costs is bounded.
 */
public final class Porter {

  private static final int MOST_CALLERS = 64;
  private static final int MOST_LINES = 16;
  private static final int PATIENCE_SECONDS = 10;

  private final RoomKey key;
  private final String fingerprint;
  private final Supplier<Answer> view;
  private final AtomicInteger callers = new AtomicInteger();

  /**
   * @param fingerprint of our own certificate
   * @param view what members are told; called on any thread, must not block
   */
  public Porter(RoomKey key, String fingerprint, Supplier<Answer> view) {
    this.key = key;
    this.fingerprint = fingerprint;
    this.view = view;
  }

  /**
   * Takes over a connected channel whose bytes are IRC from now on. When called on the channel's
   * event loop the handler is in place on return.
   *
   * @param caller fingerprint of the certificate that TLS checked, if one was shown
   */
  public void accept(Channel channel, Optional<String> caller) {
    if (callers.incrementAndGet() > MOST_CALLERS) {
      callers.decrementAndGet();
      var unused = channel.close();
      return;
    }
    channel.closeFuture().addListener(closed -> callers.decrementAndGet());
    channel.pipeline().addLast(new Caller(caller));
  }

  private final class Caller extends ChannelInboundHandlerAdapter {

    private final Optional<String> certificate;
    private final LineFramer framer = LineFramer.forServer();
    private boolean proved;
    private int lines;

    Caller(Optional<String> certificate) {
      this.certificate = certificate;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
      var timer =
          ctx.executor().schedule(() -> end(ctx, "Too slow"), PATIENCE_SECONDS, TimeUnit.SECONDS);
      ctx.channel().closeFuture().addListener(closed -> timer.cancel(false));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      if (!(message instanceof ByteBuf bytes)) {
        ReferenceCountUtil.release(message);
        return;
      }
      try {
        while (bytes.isReadable() && lines <= MOST_LINES) {
          var result = framer.next(bytes);
          if (result != LineFramer.Result.NEED_MORE) {
            lines++;
            if (result == LineFramer.Result.LINE) {
              Message.parse(framer.line()).ifPresent(line -> hear(ctx, line));
            }
          }
        }
      } finally {
        bytes.release();
      }
      if (lines > MOST_LINES) {
        end(ctx, "Too many lines");
      }
    }

    private void hear(ChannelHandlerContext ctx, Message line) {
      switch (line.command()) {
        case Vendor.COMMAND -> vendor(ctx, line);
        case "CAP", "NICK", "USER", "JOIN" ->
            end(ctx, "The room is not served here now; connect to its present host");
        default -> {}
      }
    }

    private void vendor(ChannelHandlerContext ctx, Message line) {
      switch (line.param(0).toUpperCase(Locale.ROOT)) {
        case "PROVE" -> {
          proved =
              certificate
                  .filter(caller -> key.proves(line.param(1), Vendor.PROOF, fingerprint, caller))
                  .isPresent();
          if (!proved) {
            end(ctx, "You are not a member of this room");
          }
        }
        case "WHO" -> {
          if (proved) {
            say(
                ctx,
                Message.of(Vendor.COMMAND, AnswerText.params(view.get()).toArray(String[]::new)));
            end(ctx, "That is all that is known here");
          }
        }
        default -> {}
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      var unused = ctx.close();
    }
  }

  private static void say(ChannelHandlerContext ctx, Message message) {
    ctx.writeAndFlush(Unpooled.wrappedBuffer(MessageFormat.bytes(message)))
        .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }

  private static void end(ChannelHandlerContext ctx, String reason) {
    byte[] error = ("ERROR :Closing Link: (" + reason + ")\r\n").getBytes(StandardCharsets.UTF_8);
    ctx.writeAndFlush(Unpooled.wrappedBuffer(error)).addListener(ChannelFutureListener.CLOSE);
  }
}
