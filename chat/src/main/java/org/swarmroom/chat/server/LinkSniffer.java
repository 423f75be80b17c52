package org.swarmroom.chat.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Looks at the first bytes of a connection: another host of the room begins with {@code ROOM LINK}
 * and gets another handler than clients have. Confined to the channel's event loop.
 */
final class LinkSniffer extends ChannelInboundHandlerAdapter {

  private static final byte[] BEGINNING = "ROOM LINK ".getBytes(StandardCharsets.US_ASCII);

  private final Connection client;
  private final Supplier<ChannelHandler> link;

  /** A beginning that may still become either. */
  private ByteBuf held = Unpooled.EMPTY_BUFFER;

  /**
   * @param client the handler behind this one, which goes if it is a link
   * @param link makes the one that comes in its place
   */
  LinkSniffer(Connection client, Supplier<ChannelHandler> link) {
    this.client = client;
    this.link = link;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof ByteBuf more)) {
      ctx.fireChannelRead(message);
      return;
    }
    ByteBuf bytes = held.isReadable() ? Unpooled.wrappedBuffer(held, more) : more;
    held = Unpooled.EMPTY_BUFFER;
    int length = Math.min(bytes.readableBytes(), BEGINNING.length);
    int matched = 0;
    while (matched < length && bytes.getByte(bytes.readerIndex() + matched) == BEGINNING[matched]) {
      matched++;
    }
    if (matched < length) {
      giveOn(ctx, bytes);
    } else if (matched < BEGINNING.length) {
      held = bytes;
    } else {
      client.channelInactive(ctx.pipeline().context(client));
      ctx.pipeline().remove(client);
      ctx.pipeline().addLast(link.get());
      giveOn(ctx, bytes);
    }
  }

  private void giveOn(ChannelHandlerContext ctx, ByteBuf bytes) {
    ctx.fireChannelRead(bytes);
    ctx.pipeline().remove(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    held.release();
  }
}
