package org.swarmroom.sharing.sim;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One direction of a connection: bytes in order, after the delay of both lines and as fast as the
 * slower one takes them. At most a window of bytes is on its way or unread: what the slower line
 * carries in a round trip, as TCP would find out. A reader that does not read stops its sender.
 */
final class Wire {

  private static final long SECOND = 1_000_000_000L;
  private static final long LEAST_WINDOW = 8 << 10;
  private static final long MOST_WINDOW = 256 << 10;

  /** What routers on the way would queue, in nanoseconds of the slower line's time. */
  private static final long QUEUE = SECOND / 10;

  private final World world;
  private final Connection connection;
  private final boolean forth;
  private final Host from;
  private final Host to;
  private Optional<SimChannel> sender = Optional.empty();
  private Optional<SimChannel> reader = Optional.empty();
  private final int window;
  private int unread;
  private boolean broken;

  Wire(World world, Connection connection, boolean forth, Host from, Host to) {
    this.world = world;
    this.connection = connection;
    this.forth = forth;
    this.from = from;
    this.to = to;
    long slower = Math.min(from.line.up(), to.line.down());
    long inFlight = slower * (2 * delay() + QUEUE) / SECOND;
    this.window = (int) Math.max(LEAST_WINDOW, Math.min(MOST_WINDOW, inFlight));
  }

  void sender(SimChannel end) {
    sender = Optional.of(end);
  }

  void reader(SimChannel end) {
    reader = Optional.of(end);
  }

  long delay() {
    return from.line.delayNanos() + to.line.delayNanos();
  }

  int room() {
    return broken ? Integer.MAX_VALUE : Math.max(0, window - unread);
  }

  /** Takes the bytes over; not more than there is room. */
  void send(ByteBuf bytes) {
    if (broken) {
      bytes.release();
      return;
    }
    int length = bytes.readableBytes();
    unread += length;
    long left = from.sends(length) - world.now();
    world.after(
        left + delay(),
        () -> {
          long wait = to.receives(length) - world.now();
          if (wait == 0) {
            arrive(bytes, length);
          } else {
            world.after(wait, () -> arrive(bytes, length));
          }
        });
  }

  private void arrive(ByteBuf bytes, int length) {
    if (broken || reader.isEmpty()) {
      bytes.release();
      return;
    }
    var sum = new CRC32C();
    sum.update(bytes.nioBuffer());
    world.log().arrived(world.now(), connection.id(), forth, length, (int) sum.getValue());
    reader.get().arrived(bytes);
  }

  /** So much was read: a sender that waits for room hears of it a little later. */
  void read(int bytes) {
    if (unread <= window / 2) {
      unread -= bytes;
    } else {
      world.after(
          delay(),
          () -> {
            unread -= bytes;
            sender.ifPresent(SimChannel::roomFreed);
          });
    }
  }

  /** The sender has closed: after all that is on its way comes the end. */
  void end() {
    if (!broken) {
      long left = from.sends(0) - world.now();
      world.after(
          left + delay(),
          () ->
              world.after(
                  to.receives(0) - world.now(),
                  () -> reader.filter(r -> !broken).ifPresent(SimChannel::ended)));
    }
  }

  /** Nothing goes through from now on. */
  void cut() {
    broken = true;
  }
}
