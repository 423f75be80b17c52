package org.swarmroom.sharing.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * Hands out the {@link ExtendedHandshake} that a peer sends right after its {@link Handshake}, and
 * keeps every byte after it until it is removed from the pipeline, when they go on to the next
 * handler. For connections on which the dialler has to prove something before it is answered.
 *
 * <p>Any other message is reported as {@link WireException} and closes the channel.
 */
public final class GreetingDecoder extends ByteToMessageDecoder {

  /** Longest extension handshake that is read, in bytes. */
  public static final int LONGEST = 16 * 1024;

  private static final int EXTENDED = 20;
  private static final int HEAD = 6;

  private boolean done;

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (done || in.readableBytes() < 4) {
      return;
    }
    int at = in.readerIndex();
    long length = in.getUnsignedInt(at);
    boolean isGreeting = length >= 2 && length <= LONGEST;
    isGreeting &= in.readableBytes() < 5 || in.getByte(at + 4) == EXTENDED;
    isGreeting &= in.readableBytes() < HEAD || in.getByte(at + 5) == ExtendedHandshake.ID;
    if (!isGreeting) {
      fail(ctx, in, new WireException("The peer does not say who it is."));
    } else if (in.readableBytes() >= 4 + length) {
      var payload = new byte[(int) length - 2];
      in.skipBytes(HEAD).readBytes(payload);
      try {
        var greeting = ExtendedHandshake.parse(payload);
        done = true;
        out.add(greeting);
      } catch (WireException e) {
        fail(ctx, in, e);
      }
    }
  }

  private void fail(ChannelHandlerContext ctx, ByteBuf in, WireException why) {
    done = true;
    in.skipBytes(in.readableBytes());
    ctx.fireExceptionCaught(why);
    ctx.close();
  }
}
