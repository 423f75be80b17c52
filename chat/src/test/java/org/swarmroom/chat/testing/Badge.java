package org.swarmroom.chat.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.swarmroom.chat.server.RoomServer;

/**
 * Stands for the client certificate where a test has no TLS: the first bytes name the fingerprint.
 */
final class Badge {

  private static final int LENGTH = 65;

  private Badge() {}

  /** The client's end. */
  static final class Shown extends ChannelInboundHandlerAdapter {

    private final String fingerprint;

    Shown(String fingerprint) {
      this.fingerprint = fingerprint;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      ctx.writeAndFlush(ByteBufUtil.writeAscii(ctx.alloc(), "\u0001" + fingerprint));
      ctx.fireChannelActive();
    }
  }

  /**
   * The server's end; hands the rest of the first bytes on, as a listener that looks at them does.
   */
  static final class Checked extends ChannelInboundHandlerAdapter {

    private final RoomServer server;

    Checked(RoomServer server) {
      this.server = server;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ByteBuf first = (ByteBuf) message;
      Optional<String> badge = Optional.empty();
      if (first.readableBytes() >= LENGTH && first.getByte(first.readerIndex()) == 1) {
        first.skipBytes(1);
        badge =
            Optional.of(first.readCharSequence(LENGTH - 1, StandardCharsets.US_ASCII).toString());
      }
      server.accept(ctx.channel(), badge, badge.isPresent());
      ctx.fireChannelRead(first);
      ctx.pipeline().remove(this);
    }
  }
}
