package org.swarmroom.sharing.sim;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Sits between an honest engine and the network and makes a liar of it. What the engine writes is
 * its handshake, then one message a write, apart from blocks: their head and their bytes are two.
 */
final class Liar extends ChannelOutboundHandlerAdapter {

  private static final int TRICKLE_SECONDS = 15;
  private static final int HANDSHAKE = 68;
  private static final int CHOKE = 0;
  private static final int UNCHOKE = 1;
  private static final int INTERESTED = 2;
  private static final int HAVE = 4;
  private static final int BITFIELD = 5;
  private static final int REQUEST = 6;
  private static final int PIECE = 7;
  private static final int HAVE_ALL = 14;
  private static final int HAVE_NONE = 15;
  private static final int REJECT = 16;
  private static final int HASHES = 22;

  private final Lie lie;
  private final SplittableRandom random;
  private final IntConsumer spoilt;
  private boolean shaken;
  private int body = -1;
  private boolean trickles;

  /**
   * @param spoilt told of the piece of each bad block
   */
  Liar(Lie lie, SplittableRandom random, IntConsumer spoilt) {
    this.lie = lie;
    this.random = random;
    this.spoilt = spoilt;
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (!(message instanceof ByteBuf bytes) || !bytes.isReadable()) {
      ctx.write(message, promise);
    } else if (trickles) {
      swallow(bytes, promise);
    } else if (!shaken) {
      shaken = bytes.readableBytes() >= HANDSHAKE;
      ctx.write(message, promise);
    } else if (body >= 0) {
      body(ctx, bytes, promise);
    } else if (bytes.readableBytes() <= 4) {
      ctx.write(message, promise);
    } else {
      message(ctx, bytes, promise);
    }
  }

  private void body(ChannelHandlerContext ctx, ByteBuf bytes, ChannelPromise promise) {
    int piece = body;
    body = -1;
    boolean spoils =
        lie == Lie.EVERY_BLOCK_BAD || lie == Lie.SOME_BLOCKS_BAD && random.nextInt(4) == 0;
    if (spoils) {
      int at = bytes.readerIndex() + random.nextInt(bytes.readableBytes());
      bytes.setByte(at, bytes.getByte(at) ^ 0x55);
      spoilt.accept(piece);
    }
    if (lie == Lie.NEVER_ANSWERS) {
      swallow(bytes, promise);
    } else if (lie == Lie.TRICKLES) {
      trickles = true;
      trickle(ctx, bytes);
      promise.trySuccess();
    } else {
      ctx.write(bytes, promise);
    }
  }

  private static void trickle(ChannelHandlerContext ctx, ByteBuf bytes) {
    if (!ctx.channel().isActive() || !bytes.isReadable()) {
      bytes.release();
      return;
    }
    ctx.writeAndFlush(bytes.readRetainedSlice(1));
    ctx.executor().schedule(() -> trickle(ctx, bytes), TRICKLE_SECONDS, TimeUnit.SECONDS);
  }

  private void message(ChannelHandlerContext ctx, ByteBuf bytes, ChannelPromise promise) {
    int start = bytes.readerIndex();
    int id = bytes.getUnsignedByte(start + 4);
    if (id == PIECE) {
      body = bytes.getInt(start + 5);
    }
    if (drops(id)) {
      swallow(bytes, promise);
      return;
    }
    if (id == HAVE_NONE && lie == Lie.CLAIMS_ALL) {
      bytes.setByte(start + 4, HAVE_ALL);
    } else if (id == HASHES && lie == Lie.HASHES_BAD) {
      int last = bytes.writerIndex() - 1;
      bytes.setByte(last, bytes.getByte(last) ^ 0x55);
    }
    ctx.write(bytes, promise);
  }

  private boolean drops(int id) {
    return switch (lie) {
      case NEVER_UNCHOKES -> id == UNCHOKE || id == CHOKE;
      case NEVER_ANSWERS -> id == PIECE || id == REJECT;
      case CLAIMS_ALL -> id == HAVE || id == BITFIELD || id == INTERESTED || id == REQUEST;
      case EVERY_BLOCK_BAD, SOME_BLOCKS_BAD, HASHES_BAD, TRICKLES -> false;
    };
  }

  private static void swallow(ByteBuf bytes, ChannelPromise promise) {
    bytes.release();
    promise.trySuccess();
  }
}
