package org.swarmroom.chat.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.swarmroom.chat.irc.LineFramer;
import org.swarmroom.chat.irc.Message;

/**
 * Takes a client's lines at a fair pace. Bytes that came in wait unparsed while the client is over
 * its rate or the room has enough of its lines in hand; then nothing more is read either, so that
 * the client's own network holds the rest.
 *
 * <p>Confined to the channel's event loop, except {@link #settled}.
 */
final class Intake {

  /** Lines of one client the room may have in hand. */
  private static final int MAX_IN_HAND = 64;

  private final Channel channel;
  private final Consumer<List<Optional<Message>>> room;
  private final LineFramer framer = LineFramer.forServer();
  private final FloodBucket bucket;
  private final Deque<ByteBuf> unread = new ArrayDeque<>();
  private final AtomicInteger inHand = new AtomicInteger();
  private boolean waiting;
  private boolean closed;
  private volatile boolean full;

  /**
   * @param room gets messages in order; empty stands for a line that was too long
   */
  Intake(Channel channel, ServerLimits limits, Consumer<List<Optional<Message>>> room) {
    this.channel = channel;
    this.room = room;
    this.bucket = new FloodBucket(limits.burstLines(), limits.linesPerSecond(), System.nanoTime());
  }

  void add(ByteBuf bytes) {
    if (closed || !bytes.isReadable()) {
      bytes.release();
      return;
    }
    unread.add(bytes);
    drain();
  }

  /** Whether bytes of the client wait for its turn, so that its silence means nothing. */
  boolean holding() {
    return !unread.isEmpty();
  }

  /** So many lines were asked for and cost the client nothing. */
  void welcome(int lines) {
    bucket.credit(lines);
  }

  void close() {
    closed = true;
    unread.forEach(ByteBuf::release);
    unread.clear();
  }

  /** The room is done with one message. Called on any thread. */
  void settled() {
    if (inHand.decrementAndGet() < MAX_IN_HAND / 2 && full) {
      full = false;
      channel.eventLoop().execute(this::drain);
    }
  }

  private void drain() {
    List<Optional<Message>> batch = new ArrayList<>();
    while (!waiting && !unread.isEmpty()) {
      if (inHand.get() >= MAX_IN_HAND) {
        full = true;
        // The room may have settled everything between the two lines above.
        if (inHand.get() >= MAX_IN_HAND) {
          break;
        }
        full = false;
      }
      if (!bucket.take(System.nanoTime())) {
        waiting = true;
        var unused =
            channel.eventLoop().schedule(this::goOn, bucket.waitNanos(), TimeUnit.NANOSECONDS);
        break;
      }
      next().ifPresent(batch::add);
    }
    if (!batch.isEmpty()) {
      room.accept(batch);
    }
    boolean wanted = unread.isEmpty();
    if (channel.config().isAutoRead() != wanted) {
      channel.config().setAutoRead(wanted);
    }
  }

  private void goOn() {
    waiting = false;
    drain();
  }

  /**
   * The next message, or an empty one for a line that was too long; nothing when the bytes at hand
   * end first.
   */
  private Optional<Optional<Message>> next() {
    while (!unread.isEmpty()) {
      LineFramer.Result result = framer.next(unread.element());
      if (!unread.element().isReadable()) {
        unread.remove().release();
      }
      if (result == LineFramer.Result.NEED_MORE) {
        continue;
      }
      Optional<Message> message =
          result == LineFramer.Result.LINE ? Message.parse(framer.line()) : Optional.empty();
      if (framer.legacy()) {
        message = message.map(Message::asLegacy);
      }
      if (result == LineFramer.Result.TOO_LONG || message.isPresent()) {
        inHand.incrementAndGet();
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }
}
