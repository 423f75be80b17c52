package org.swarmroom.sharing.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.swarmroom.testdata.Must;

/** Feeds a channel as a network would, and sees that no buffer is lost on the way. */
public final class Chunks {

  private Chunks() {}

  /** A channel that counts its buffers. */
  public static EmbeddedChannel channel(ChannelHandler... handlers) {
    var channel = new EmbeddedChannel();
    channel.config().setAllocator(new UnpooledByteBufAllocator(false));
    channel.pipeline().addLast(handlers);
    return channel;
  }

  /** Writes all of {@code data} in one piece. */
  public static void whole(EmbeddedChannel channel, byte[] data) {
    write(channel, data);
  }

  /** Writes {@code data} in pieces; the same ones for the same bytes. */
  public static void torn(EmbeddedChannel channel, byte[] data) {
    cut(data).forEach(part -> write(channel, part));
  }

  /** {@code data} in pieces, most of them small. */
  public static List<byte[]> cut(byte[] data) {
    var random = new Random(Arrays.hashCode(data));
    var parts = new ArrayList<byte[]>();
    for (int at = 0; at < data.length; ) {
      int most = random.nextInt(4) == 0 ? 1 + data.length - at : 9;
      int end = Math.min(data.length, at + 1 + random.nextInt(most));
      parts.add(Arrays.copyOfRange(data, at, end));
      at = end;
    }
    return parts;
  }

  private static void write(EmbeddedChannel channel, byte[] bytes) {
    ByteBuf buffer = channel.alloc().heapBuffer(Math.max(1, bytes.length)).writeBytes(bytes);
    if (channel.isActive()) {
      channel.writeInbound(buffer);
    } else {
      buffer.release();
    }
  }

  /** Closes the channel; then all buffers must be free again. */
  public static void finish(EmbeddedChannel channel) {
    channel.finishAndReleaseAll();
    var buffers = ((UnpooledByteBufAllocator) channel.alloc()).metric();
    Must.hold(buffers.usedHeapMemory() == 0, "no heap buffer is lost");
    Must.hold(buffers.usedDirectMemory() == 0, "no direct buffer is lost");
  }

  /** The readable bytes of a buffer, which is released. */
  public static byte[] bytes(ByteBuf buffer) {
    byte[] bytes = new byte[buffer.readableBytes()];
    buffer.readBytes(bytes).release();
    return bytes;
  }

  /** All of them, one behind the other, released. */
  public static byte[] joined(List<ByteBuf> buffers) {
    return bytes(Unpooled.wrappedBuffer(buffers.toArray(ByteBuf[]::new)));
  }
}
