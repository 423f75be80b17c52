package org.swarmroom.chat.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits to go out to one client. The room's thread collects lines; at the end of its turn they
 * are written in one piece on the channel's event loop.
 *
 * <p>Invariant: {@link #queued} counts the bytes collected and not yet taken by the network. Over
 * the limit the client is given up: nothing more is collected.
 */
final class Outbox {

  /** Time for a last ERROR to go out. */
  private static final long GOODBYE_MILLIS = 1_000;

  private final Channel channel;
  private final long limit;
  private final AtomicLong queued = new AtomicLong();

  // room's thread
  private List<byte[]> lines = new ArrayList<>();
  private boolean ending;
  private boolean overflowed;

  Outbox(Channel channel, long limit) {
    this.channel = channel;
    this.limit = limit;
  }

  /**
   * @return false if this is more than the client may keep waiting
   */
  boolean add(byte[] line) {
    if (ending || overflowed) {
      return true;
    }
    lines.add(line);
    overflowed = queued.addAndGet(line.length) > limit;
    return !overflowed;
  }

  /** Nothing comes after what was added. */
  void end() {
    ending = true;
  }

  /** Takes what was collected, as work for the channel's event loop. */
  Runnable take() {
    List<byte[]> taken = lines;
    lines = new ArrayList<>();
    boolean last = ending;
    return () -> write(taken, last);
  }

  /** Drops what was collected and ends with an ERROR, if the client still takes it. */
  Runnable giveUp(String reason) {
    lines = new ArrayList<>();
    overflowed = true;
    byte[] error = ("ERROR :Closing Link: (" + reason + ")\r\n").getBytes(StandardCharsets.UTF_8);
    queued.addAndGet(error.length);
    return () -> write(List.of(error), true);
  }

  private void write(List<byte[]> taken, boolean last) {
    int size = 0;
    for (byte[] line : taken) {
      size += line.length;
    }
    int total = size;
    ByteBuf bytes = channel.alloc().ioBuffer(size);
    for (byte[] line : taken) {
      bytes.writeBytes(line);
    }
    ChannelFuture written = channel.writeAndFlush(bytes);
    written.addListener(done -> queued.addAndGet(-total));
    if (last) {
      written.addListener(ChannelFutureListener.CLOSE);
      var unused =
          channel.eventLoop().schedule(() -> closeNow(), GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void closeNow() {
    var unused = channel.close();
  }
}
