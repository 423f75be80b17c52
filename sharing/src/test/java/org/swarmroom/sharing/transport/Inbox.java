package org.swarmroom.sharing.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Collects what a channel receives, for the test's thread. */
@Sharable
final class Inbox extends ChannelInboundHandlerAdapter {

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final StringBuilder all = new StringBuilder();

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    received.add(bytes.toString(UTF_8));
    bytes.release();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }

  /** Waits until so many characters have come. */
  String await(int length) throws InterruptedException {
    while (all.length() < length) {
      String next = received.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        return all.toString();
      }
      all.append(next);
    }
    return all.toString();
  }
}
