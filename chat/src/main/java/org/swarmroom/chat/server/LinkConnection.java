package org.swarmroom.chat.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.irc.LineFramer;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.peering.LinkPort;

/**
 * The channel of a link to another server. It is read no faster than the room takes it, and given
 * up when nothing comes for long. The handler's methods run on the channel's event loop, the port's
 * on the room's thread.
 */
final class LinkConnection extends ChannelInboundHandlerAdapter implements LinkPort {

  private static final Logger LOG = LoggerFactory.getLogger(LinkConnection.class);

  /** Bytes not taken by the other server before it is given up. */
  private static final long SEND_QUEUE = 64 << 20;

  private static final int MAX_IN_HAND = 2_000;
  private static final long DEAD_SECONDS = 30;

  /** Hears of one connection, on the room's thread. */
  interface Ear {

    /** The channel is there. */
    void opened(LinkConnection connection);

    void received(Message message);

    /** The other server must be given up. */
    void broken(String reason);

    void lost(String reason);
  }

  private final Executor room;
  private final Ear ear;
  private final AtomicInteger inHand = new AtomicInteger();

  // channel's event loop
  private final LineFramer framer = LineFramer.forClient();
  private long heardAt = System.nanoTime();
  private String lostBecause = "The connection to it was closed";

  // set before the room hears of it
  @SuppressWarnings("NullAway.Init")
  private Channel channel;

  @SuppressWarnings("NullAway.Init")
  private Outbox outbox;

  // room's thread
  private boolean touched;

  /**
   * @param room does work in turns of the room
   */
  LinkConnection(Executor room, Ear ear) {
    this.room = room;
    this.ear = ear;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    if (ctx.channel().isActive()) {
      begin(ctx);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    begin(ctx);
    ctx.fireChannelActive();
  }

  private void begin(ChannelHandlerContext ctx) {
    if (channel != null) {
      return;
    }
    channel = ctx.channel();
    outbox = new Outbox(channel, SEND_QUEUE);
    var watch =
        ctx.executor()
            .scheduleAtFixedRate(
                () -> watch(ctx), DEAD_SECONDS, DEAD_SECONDS / 6, TimeUnit.SECONDS);
    channel.closeFuture().addListener(closed -> watch.cancel(false));
    room.execute(() -> ear.opened(this));
  }

  private void watch(ChannelHandlerContext ctx) {
    if (System.nanoTime() - heardAt > TimeUnit.SECONDS.toNanos(DEAD_SECONDS)) {
      lostBecause = "Nothing came from it for " + DEAD_SECONDS + " s";
      var unused = ctx.close();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    heardAt = System.nanoTime();
    if (!(message instanceof ByteBuf bytes)) {
      ReferenceCountUtil.release(message);
      return;
    }
    try {
      read(bytes);
    } finally {
      bytes.release();
    }
  }

  private void read(ByteBuf bytes) {
    List<Message> batch = new ArrayList<>();
    while (bytes.isReadable()) {
      LineFramer.Result result = framer.next(bytes);
      if (result == LineFramer.Result.LINE) {
        Message.parse(framer.line()).ifPresent(batch::add);
      } else if (result == LineFramer.Result.TOO_LONG) {
        room.execute(() -> ear.broken("It sent a line longer than any server may"));
      }
    }
    if (batch.isEmpty()) {
      return;
    }
    if (inHand.addAndGet(batch.size()) > MAX_IN_HAND) {
      channel.config().setAutoRead(false);
    }
    room.execute(
        () -> {
          batch.forEach(ear::received);
          if (inHand.addAndGet(-batch.size()) == 0) {
            channel.eventLoop().execute(() -> channel.config().setAutoRead(true));
          }
        });
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    room.execute(() -> ear.lost(lostBecause));
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException)) {
      LOG.debug("giving up the link to {}", ctx.channel().remoteAddress(), cause);
    }
    lostBecause = "The connection to it broke";
    var unused = ctx.close();
  }

  // ---------------------------------------------------------------- the room's thread

  @Override
  public void write(byte[] line) {
    if (outbox.add(line)) {
      touch();
    } else {
      room.execute(() -> ear.broken("It does not take what it is sent"));
    }
  }

  @Override
  public void end() {
    outbox.end();
    touch();
  }

  /** Once a turn what was written goes out in one piece. */
  private void touch() {
    if (!touched) {
      touched = true;
      room.execute(
          () -> {
            touched = false;
            channel.eventLoop().execute(outbox.take());
          });
    }
  }
}
