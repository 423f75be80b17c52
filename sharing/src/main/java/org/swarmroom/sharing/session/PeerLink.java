package org.swarmroom.sharing.session;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.wire.Message;

/**
 * A peer's channel: hands on what comes, gathers what is said into one flush for each round of
 * reading, keeps the connection alive and ends it. Confined to the session's event loop, which is
 * the channel's as well.
 */
final class PeerLink extends ChannelInboundHandlerAdapter {

  private static final Logger log = LoggerFactory.getLogger(PeerLink.class);

  /** Bytes that may wait for a peer to read them; blocks in flight and refusals have far less. */
  private static final long MOST_UNREAD = 4 << 20;

  private final PeerConnection peer;
  private final Channel channel;
  private final PeerMessages messages;
  private boolean reading;
  private boolean dirty;
  private boolean flushScheduled;
  private boolean closed;
  private long lastRead;
  private long lastWrite;

  PeerLink(PeerConnection peer, Channel channel, long now) {
    this.peer = peer;
    this.channel = channel;
    this.messages = new PeerMessages(peer);
    this.lastRead = now;
    this.lastWrite = now;
  }

  Channel channel() {
    return channel;
  }

  EventLoop loop() {
    return channel.eventLoop();
  }

  /** When the last bytes came, by the session's clock. */
  long lastRead() {
    return lastRead;
  }

  boolean isClosed() {
    return closed;
  }

  // what we say

  void send(Message message) {
    if (channel.bytesBeforeWritable() > MOST_UNREAD) {
      close("asks and does not read");
    } else {
      write(message);
    }
  }

  /**
   * Queues a message or a block's body; it is flushed once what is being read now is dealt with.
   */
  ChannelFuture write(Object message) {
    lastWrite = peer.session().now();
    dirty = true;
    if (!reading && !flushScheduled) {
      flushScheduled = true;
      loop().execute(this::flush);
    }
    return channel.write(message);
  }

  void flush() {
    flushScheduled = false;
    if (dirty) {
      dirty = false;
      channel.flush();
    }
  }

  // what comes

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    touched();
    if (message instanceof Message known && !closed) {
      messages.take(known);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  /** Something came; parts of a block do so past the messages. */
  void touched() {
    reading = true;
    lastRead = peer.session().now();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (!closed) {
      peer.requests().ifPresent(RequestPipeline::fill);
    }
    reading = false;
    flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (channel.isWritable()) {
      peer.uploads().ifPresent(Uploader::pump);
    }
  }

  // life

  /** Housekeeping, every few seconds. */
  void tick(long now, Timeouts timeouts) {
    if (now - lastRead > timeouts.silence()) {
      close("was silent for too long");
    } else if (now - lastWrite > timeouts.keepAlive()) {
      send(new Message.KeepAlive());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    gone();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    close(String.valueOf(cause.getMessage()));
  }

  /** Ends the connection. */
  void close(String why) {
    if (!closed) {
      log.debug("closing {}: {}", peer.address().address(), why);
      gone();
      channel.close();
    }
  }

  private void gone() {
    if (!closed) {
      closed = true;
      peer.left();
    }
  }
}
