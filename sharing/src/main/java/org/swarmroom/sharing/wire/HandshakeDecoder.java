package org.swarmroom.sharing.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * Hands out the peer's {@link Handshake} and keeps every byte after it until it is removed from the
 * pipeline, when they go on to the next handler. So the taker can look up the torrent, put a {@link
 * MessageDecoder} behind and remove this, without losing a message.
 *
 * <p>Bytes that are no handshake are reported as {@link WireException} and close the channel.
 */
public final class HandshakeDecoder extends ByteToMessageDecoder {

  private boolean done;

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (done) {
      return;
    }
    int known = Math.min(in.readableBytes(), Handshake.PROTOCOL.length);
    for (int i = 0; i < known; i++) {
      if (in.getByte(in.readerIndex() + i) != Handshake.PROTOCOL[i]) {
        fail(ctx, in);
        return;
      }
    }
    if (in.readableBytes() >= Handshake.LENGTH) {
      done = true;
      out.add(Handshake.read(in));
    }
  }

  private void fail(ChannelHandlerContext ctx, ByteBuf in) {
    done = true;
    in.skipBytes(in.readableBytes());
    ctx.fireExceptionCaught(new WireException("The peer does not speak BitTorrent."));
    ctx.close();
  }
}
