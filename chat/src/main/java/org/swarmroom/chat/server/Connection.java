package org.swarmroom.chat.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.room.Origin;
import org.swarmroom.chat.room.Port;
import org.swarmroom.chat.room.Room;
import org.swarmroom.chat.room.Session;

/**
 * One client's channel and the room's {@link Port} to it. The handler's methods run on the
 * channel's event loop, the port's on the room's thread.
 */
final class Connection extends ChannelInboundHandlerAdapter implements Port {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final String HEARTBEAT = "swarmroom-";

  final Channel channel;
  private final ServerLimits limits;
  private final Population population;
  private final RoomTurns turns;
  private final Intake intake;

  // room's thread
  final Outbox outbox;
  final Session session;
  boolean touched;

  // channel's event loop
  /** For registration first, then for the next PING or its answer. */
  private Future<?> timer;

  private String lostBecause = "Connection closed";
  private long heardAt = System.nanoTime();
  private long pingAt;
  private boolean pingOpen;
  private boolean registered;

  Connection(
      Channel channel, Origin origin, ServerLimits limits, Population population, RoomTurns turns) {
    this.channel = channel;
    this.population = population;
    this.limits = limits;
    this.turns = turns;
    this.outbox = new Outbox(channel, limits.sendQueueBytes());
    this.intake = new Intake(channel, limits, this::received);
    this.session = Room.session(this, origin);
    this.timer =
        channel
            .eventLoop()
            .schedule(
                () -> turns.close(this, "Registration timed out"),
                limits.registration().toMillis(),
                TimeUnit.MILLISECONDS);
  }

  // the channel

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    heardAt = System.nanoTime();
    if (message instanceof ByteBuf bytes) {
      intake.add(bytes);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    timer.cancel(false);
    intake.close();
    population.leave(registered);
    turns.lost(this, lostBecause);
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    boolean network = cause instanceof IOException;
    if (!network) {
      LOG.debug("giving up the connection from {}", channel.remoteAddress(), cause);
    }
    lostBecause = network ? "Connection lost" : "Connection broken";
    var unused = ctx.close();
  }

  private void received(List<Optional<Message>> messages) {
    List<Optional<Message>> rest = new ArrayList<>(messages.size());
    for (Optional<Message> message : messages) {
      if (message.filter(this::isHeartbeat).isPresent()) {
        intake.settled();
      } else {
        rest.add(message);
      }
    }
    if (!rest.isEmpty()) {
      turns.received(this, rest);
    }
  }

  /** Takes the answer to our own PING; the room needn't see it. */
  private boolean isHeartbeat(Message message) {
    if (!message.command().equals("PONG") || !message.last().startsWith(HEARTBEAT)) {
      return false;
    }
    if (pingOpen && message.last().equals(HEARTBEAT + pingAt)) {
      pingOpen = false;
      turns.roundTrip(this, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - pingAt));
    }
    return true;
  }

  private void ping() {
    if (!channel.isActive()) {
      return;
    }
    pingAt = System.nanoTime();
    pingOpen = true;
    byte[] ping = ("PING :" + HEARTBEAT + pingAt + "\r\n").getBytes(StandardCharsets.UTF_8);
    var unused = channel.writeAndFlush(Unpooled.wrappedBuffer(ping));
    later(this::listen, limits.dead().toMillis());
  }

  private void listen() {
    if (!channel.isActive()) {
      return;
    }
    if (heardAt - pingAt < 0 && !intake.holding()) {
      turns.close(this, "Ping timeout");
    } else {
      later(this::ping, limits.heartbeat().toMillis());
    }
  }

  private void later(Runnable task, long millis) {
    timer.cancel(false);
    timer = channel.eventLoop().schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  // the room's port

  @Override
  public void write(byte[] line) {
    if (!outbox.add(line)) {
      turns.overflowed(this);
    }
    turns.touch(this);
  }

  @Override
  public void end() {
    outbox.end();
    turns.touch(this);
  }

  @Override
  public void settled() {
    intake.settled();
  }

  @Override
  public void welcome(int lines) {
    channel.eventLoop().execute(() -> intake.welcome(lines));
  }

  @Override
  public void registered() {
    channel
        .eventLoop()
        .execute(
            () -> {
              registered = true;
              population.registered();
              later(this::ping, Math.min(1_000, limits.heartbeat().toMillis()));
            });
  }

  @Override
  public String toString() {
    return "Connection[" + channel.remoteAddress() + "]";
  }
}
