package org.swarmroom.sharing.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Writes {@link Handshake}s and {@link Message}s; everything else (buffers, file regions) passes
 * through. A block's bytes are not copied: its 13 bytes of header go before its own buffer.
 */
@ChannelHandler.Sharable
public final class MessageEncoder extends ChannelOutboundHandlerAdapter {

  /** The one there need be. */
  public static final MessageEncoder INSTANCE = new MessageEncoder();

  private static final int BLOCK_HEAD = 4 + 1 + MessageType.BLOCK_FIELDS;

  private MessageEncoder() {}

  /** The header of a block whose {@code length} bytes follow by other means, a file region say. */
  public static ByteBuf blockHeader(ByteBufAllocator alloc, int piece, int begin, int length) {
    return alloc
        .ioBuffer(BLOCK_HEAD)
        .writeInt(1 + MessageType.BLOCK_FIELDS + length)
        .writeByte(MessageType.PIECE)
        .writeInt(piece)
        .writeInt(begin);
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof Message.Piece piece) {
      ctx.write(blockHeader(ctx.alloc(), piece.piece(), piece.begin(), piece.length()));
      ctx.write(piece.content(), promise);
    } else if (message instanceof Message small) {
      ctx.write(MessageWriter.write(ctx.alloc(), small), promise);
    } else if (message instanceof Handshake handshake) {
      ByteBuf out = ctx.alloc().ioBuffer(Handshake.LENGTH);
      handshake.write(out);
      ctx.write(out, promise);
    } else {
      ctx.write(message, promise);
    }
  }
}
