package org.swarmroom.sharing.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the byte stream after the handshake into {@link Message}s.
 *
 * <p>A frame's type and length are checked before anything is kept for it, so a peer holds at most
 * one frame of its own bytes here. A block that lies whole in a received buffer is handed out as a
 * retained slice of it; with a {@link BlockSink} blocks are not gathered at all. Broken frames are
 * reported as {@link WireException}, close the channel, and nothing more is read from it.
 *
 * <p>One instance for one channel; runs on its event loop.
 */
public final class MessageDecoder extends ChannelInboundHandlerAdapter {

  /** Length prefix and id. */
  private static final int HEAD = 5;

  private static final int FIRST_CAPACITY = 32 << 10;

  private final @Nullable BlockSink sink;

  /** Bytes of the frame that has begun, its length prefix included. */
  private @Nullable ByteBuf partial;

  /** Bytes of a block still to go to the sink. */
  private int blockLeft;

  private boolean broken;

  /** A decoder that hands out blocks as {@link Message.Piece}. */
  public MessageDecoder() {
    this.sink = null;
  }

  /** A decoder that gives blocks to {@code sink}. */
  public MessageDecoder(BlockSink sink) {
    this.sink = sink;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof ByteBuf in)) {
      ctx.fireChannelRead(message);
      return;
    }
    try {
      while (!broken && in.isReadable() && !ctx.isRemoved()) {
        step(ctx, in);
      }
    } catch (WireException e) {
      broken = true;
      drop();
      ctx.fireExceptionCaught(e);
      ctx.close();
    } finally {
      if (ctx.isRemoved() && in.isReadable() && !broken) {
        ctx.fireChannelRead(in);
      } else {
        in.release();
      }
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    ByteBuf rest = partial;
    partial = null;
    if (rest != null) {
      if (broken) {
        rest.release();
      } else {
        ctx.fireChannelRead(rest);
        ctx.fireChannelReadComplete();
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    drop();
    super.channelInactive(ctx);
  }

  private void drop() {
    if (partial != null) {
      partial.release();
      partial = null;
    }
  }

  /** Makes one move forward: part of a block, part of a frame, or a whole frame. */
  private void step(ChannelHandlerContext ctx, ByteBuf in) {
    if (blockLeft > 0) {
      feed(in);
    } else if (partial != null) {
      resume(ctx, partial, in);
    } else if (in.readableBytes() < 4) {
      keep(ctx, in, HEAD + MessageType.BLOCK_FIELDS);
    } else {
      begin(ctx, in);
    }
  }

  private void begin(ChannelHandlerContext ctx, ByteBuf in) {
    long length = in.getUnsignedInt(in.readerIndex());
    if (length == 0) {
      in.skipBytes(4);
      ctx.fireChannelRead(MessageReader.KEEP_ALIVE);
      return;
    }
    if (length > MessageType.MAX_BODY + 1) {
      throw new WireException("The peer announced a message of " + length + " bytes.");
    }
    int whole = 4 + (int) length;
    if (in.readableBytes() < HEAD) {
      keep(ctx, in, Math.min(whole, HEAD + MessageType.BLOCK_FIELDS));
      return;
    }
    int id = in.getUnsignedByte(in.readerIndex() + 4);
    MessageType.check(id, whole - HEAD);
    if (id == MessageType.PIECE && sink != null) {
      if (in.readableBytes() < HEAD + MessageType.BLOCK_FIELDS) {
        keep(ctx, in, HEAD + MessageType.BLOCK_FIELDS);
      } else {
        open(sink, in, whole);
      }
    } else if (in.readableBytes() < whole) {
      keep(ctx, in, whole);
    } else {
      in.skipBytes(HEAD);
      MessageReader.read(id, in, whole - HEAD).ifPresent(ctx::fireChannelRead);
    }
  }

  private void open(BlockSink sink, ByteBuf in, int whole) {
    in.skipBytes(HEAD);
    int piece = MessageReader.index(in);
    int offset = MessageReader.index(in);
    int length = whole - HEAD - MessageType.BLOCK_FIELDS;
    if (offset > Integer.MAX_VALUE - length) {
      throw new WireException("The peer sent a block that lies in no piece.");
    }
    blockLeft = length;
    sink.start(piece, offset, blockLeft);
  }

  private void feed(ByteBuf in) {
    BlockSink to = Objects.requireNonNull(sink);
    int part = Math.min(blockLeft, in.readableBytes());
    int end = in.writerIndex();
    int next = in.readerIndex() + part;
    in.writerIndex(next);
    try {
      to.bytes(in);
    } finally {
      in.writerIndex(end);
      in.readerIndex(next);
    }
    blockLeft -= part;
    if (blockLeft == 0) {
      to.end();
    }
  }

  /** Starts to gather a frame that is known to be {@code need} bytes so far. */
  private void keep(ChannelHandlerContext ctx, ByteBuf in, int need) {
    ByteBuf kept = ctx.alloc().buffer(Math.min(need, FIRST_CAPACITY), MessageType.MAX_BODY + HEAD);
    kept.writeBytes(in);
    partial = kept;
  }

  /** Adds to the gathered frame what it still lacks, and goes on with it when that is there. */
  private void resume(ChannelHandlerContext ctx, ByteBuf frame, ByteBuf in) {
    int missing = need(frame) - frame.readableBytes();
    if (missing > 0) {
      frame.writeBytes(in, Math.min(missing, in.readableBytes()));
      missing = need(frame) - frame.readableBytes();
    }
    if (missing <= 0) {
      partial = null;
      try {
        begin(ctx, frame);
      } finally {
        frame.release();
      }
    }
  }

  /** Bytes that the gathered frame needs before {@link #begin} can finish with it. */
  private int need(ByteBuf frame) {
    if (frame.readableBytes() < 4) {
      return 4;
    }
    long length = frame.getUnsignedInt(frame.readerIndex());
    if (length == 0 || length > MessageType.MAX_BODY + 1) {
      return 4;
    }
    if (frame.readableBytes() < HEAD) {
      return HEAD;
    }
    int id = frame.getUnsignedByte(frame.readerIndex() + 4);
    MessageType.check(id, (int) length - 1);
    return id == MessageType.PIECE && sink != null
        ? HEAD + MessageType.BLOCK_FIELDS
        : 4 + (int) length;
  }
}
