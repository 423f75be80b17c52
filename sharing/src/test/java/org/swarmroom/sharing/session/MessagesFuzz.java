package org.swarmroom.sharing.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.swarmroom.sharing.content.HashProof;
import org.swarmroom.sharing.content.HashRange;
import org.swarmroom.sharing.content.MerkleTree;
import org.swarmroom.sharing.fuzz.Chunks;
import org.swarmroom.sharing.wire.BlockSink;
import org.swarmroom.sharing.wire.Message;
import org.swarmroom.sharing.wire.MessageDecoder;
import org.swarmroom.sharing.wire.MessageEncoder;
import org.swarmroom.sharing.wire.WireException;
import org.swarmroom.testdata.Must;

/**
 * Messages of peers: refused by {@link WireException} alone, which closes; however the bytes are
 * cut, the messages are the same, with and without a {@link BlockSink}; they are written and read
 * again as the same; no buffer is lost. What extended and hash messages hold, likewise.
 */
public final class MessagesFuzz {

  private MessagesFuzz() {}

  public static List<byte[]> seeds() {
    return MessageSeeds.all();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((24 << 20) + 4_000L * data.length, () -> check(data));
  }

  private static void check(byte[] data) {
    Heard whole = hear(data, Chunks::whole, false);
    Must.hold(hear(data, Chunks::torn, false).same(whole), "torn bytes mean the same");
    Heard sink = hear(data, Chunks::whole, true);
    Must.hold(sink.sameOrSooner(whole), "a sink gets the same blocks");
    Must.hold(hear(data, Chunks::torn, true).same(sink), "a sink gets the same of torn bytes");
    byte[] written = whole.written();
    Heard again = hear(written, Chunks::torn, false);
    Must.hold(!again.broken && again.same(new Heard(whole.messages, false)), "it is read again");
    for (Message message : whole.others) {
      if (message instanceof Message.Extended extended) {
        ExtendedPayloads.check(extended.payload());
      } else if (message instanceof Message.HashRequest m) {
        checkRange(new HashRange(m.baseLayer(), m.index(), m.length(), m.proofLayers()));
      } else if (message instanceof Message.Hashes m) {
        checkHashes(m);
      }
    }
  }

  private static void checkRange(HashRange range) {
    for (long size : new long[] {1, 1 << 20, 5_000_000_000L, 1L << 50}) {
      if (range.fits(size)) {
        long last = ((long) range.index() + range.length() - 1) << range.baseLayer();
        Must.hold(last < 1L << 60, "a range lies in the tree");
      }
    }
  }

  private static void checkHashes(Message.Hashes m) {
    var range = new HashRange(m.baseLayer(), m.index(), m.length(), m.proofLayers());
    for (long size : new long[] {MerkleTree.BLOCK, 2 * MerkleTree.BLOCK, 1 << 20, 1L << 40}) {
      HashProof.verify(m.root(), size, range, m.hashes())
          .ifPresent(base -> Must.hold(base.length == 32 * m.length(), "it proves what it says"));
    }
  }

  /** What came out: messages as the bytes that we would write for them, and how it ended. */
  private static final class Heard extends ChannelInboundHandlerAdapter implements BlockSink {

    private final List<ByteBuffer> messages;
    private final List<Message> others = new ArrayList<>();
    private boolean broken;
    private ByteBuf block;
    private int left;

    Heard(List<ByteBuffer> messages, boolean broken) {
      this.messages = messages;
      this.broken = broken;
    }

    boolean same(Heard other) {
      return messages.equals(other.messages) && broken == other.broken;
    }

    /** A sink sees what is wrong with a block before its bytes are there. */
    boolean sameOrSooner(Heard other) {
      int heard = messages.size();
      return same(other)
          || broken
              && heard <= other.messages.size()
              && messages.equals(other.messages.subList(0, heard));
    }

    byte[] written() {
      var out = new ByteArrayOutputStream();
      messages.forEach(message -> out.writeBytes(message.array()));
      return out.toByteArray();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      Must.hold(!broken, "nothing comes after the end");
      if (!(message instanceof Message.Piece)) {
        others.add((Message) message);
      }
      messages.add(ByteBuffer.wrap(MessageSeeds.bytes(message)));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      Must.hold(cause instanceof WireException, "only the declared exception comes: " + cause);
      Must.hold(!broken, "it is told once");
      broken = true;
    }

    @Override
    public void start(int piece, int begin, int length) {
      Must.hold(block == null && length > 0, "one block at a time");
      block = MessageEncoder.blockHeader(Chunks.channel().alloc(), piece, begin, length);
      left = length;
    }

    @Override
    public void bytes(ByteBuf part) {
      left -= part.readableBytes();
      Must.hold(left >= 0, "no more bytes than told");
      block.writeBytes(part);
    }

    @Override
    public void end() {
      Must.hold(left == 0, "all bytes came");
      messages.add(ByteBuffer.wrap(Chunks.bytes(block)));
      block = null;
    }
  }

  private static Heard hear(
      byte[] data, BiConsumer<EmbeddedChannel, byte[]> feed, boolean withSink) {
    var heard = new Heard(new ArrayList<>(), false);
    var decoder = withSink ? new MessageDecoder(heard) : new MessageDecoder();
    var channel = Chunks.channel(decoder, heard);
    feed.accept(channel, data);
    Must.hold(channel.isActive() != heard.broken, "who breaks the protocol is hung up on");
    Chunks.finish(channel);
    return heard;
  }
}
