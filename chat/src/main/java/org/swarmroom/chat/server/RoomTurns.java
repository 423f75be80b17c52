package org.swarmroom.chat.server;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.account.AccountStore;
import org.swarmroom.chat.account.Accounts;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.log.Kept;
import org.swarmroom.chat.room.Room;
import org.swarmroom.chat.room.Vendor;
import org.swarmroom.chat.succession.Seat;
import org.swarmroom.chat.succession.Successor;

/**
 * Runs the room in turns on its one thread. A turn is all the work that is waiting; at its end,
 * once, what was said goes to the disk as one batch and what was written goes to each channel in
 * one piece.
 *
 * <p>Methods may be called on any thread, except {@link #touch} and {@link #overflowed}, which
 * belong to the room's.
 */
final class RoomTurns {

  private static final Logger LOG = LoggerFactory.getLogger(RoomTurns.class);
  private static final long TICK_SECONDS = 5;

  private final Room room;
  private final Disk disk;
  private final EventExecutor loop;
  private final Future<?> clock;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  private volatile int members;

  // room's thread
  private final Set<Connection> connections = new HashSet<>();
  private final List<Connection> overflowed = new ArrayList<>();
  private List<Connection> touched = new ArrayList<>();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private boolean holding;
  private boolean ending;
  private Optional<String> closing = Optional.empty();
  private Optional<Seat> movedTo = Optional.empty();
  private Optional<Runnable> whenIdle = Optional.empty();

  RoomTurns(Room room, Disk disk, EventExecutor loop) {
    this.room = room;
    this.disk = disk;
    this.loop = loop;
    this.clock =
        loop.scheduleAtFixedRate(
            () -> run(room::tick), TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
  }

  void opened(Connection connection) {
    run(
        () -> {
          connections.add(connection);
          room.connect(connection.session);
          closing.ifPresent(reason -> room.close(connection.session, reason));
        });
  }

  void received(Connection connection, List<Optional<Message>> messages) {
    run(
        () -> {
          for (Optional<Message> message : messages) {
            if (message.isPresent()) {
              hear(connection, message.get());
            } else {
              room.tooLong(connection.session);
            }
          }
        });
  }

  private void hear(Connection connection, Message message) {
    if (holding && !message.command().equals(Vendor.COMMAND)) {
      held.add(() -> receive(connection, message));
    } else {
      receive(connection, message);
    }
  }

  private void receive(Connection connection, Message message) {
    try {
      room.receive(connection.session, message);
    } catch (RuntimeException e) {
      LOG.error("{} failed for {}", message.command(), connection, e);
      room.close(connection.session, "Internal error");
    }
  }

  /** The channel is gone. */
  void lost(Connection connection, String reason) {
    run(
        () -> {
          connections.remove(connection);
          room.disconnect(connection.session, reason);
        });
  }

  /** From now on stock clients may have accounts, kept there. */
  void accounts(AccountStore store) {
    Accounts accounts = Accounts.of(store, this::run);
    run(() -> room.accounts(Optional.of(accounts)));
  }

  void close(Connection connection, String reason) {
    run(() -> room.close(connection.session, reason));
  }

  void roundTrip(Connection connection, long millis) {
    run(() -> room.roundTrip(connection.session, millis));
  }

  /** Something was written for it in this turn. */
  void touch(Connection connection) {
    if (!connection.touched) {
      connection.touched = true;
      touched.add(connection);
    }
    endTurn();
  }

  /** It does not take what is sent; it is dropped when the turn ends. */
  void overflowed(Connection connection) {
    overflowed.add(connection);
  }

  /** From now on what clients say waits, but for members' programs' own words. */
  void hold() {
    run(() -> holding = true);
  }

  void resume() {
    run(
        () -> {
          holding = false;
          while (!held.isEmpty()) {
            held.remove().run();
          }
        });
  }

  /**
   * Tells a member to open the room once all that was said is on disk and passed on.
   *
   * @return where it is served then; fails if it can't, or is gone
   */
  CompletableFuture<Seat> handOver(Successor to) {
    CompletableFuture<Seat> taken = new CompletableFuture<>();
    run(() -> whenIdle = Optional.of(() -> room.handOver(to, taken)));
    return taken;
  }

  CompletableFuture<List<Successor>> heirs() {
    CompletableFuture<List<Successor>> heirs = new CompletableFuture<>();
    run(() -> heirs.complete(room.heirs()));
    return heirs;
  }

  /** Ends all connections once lines under way are on disk. */
  CompletableFuture<Void> shutdown(String reason, Optional<Seat> movedTo) {
    run(
        () -> {
          if (closing.isEmpty()) {
            closing = Optional.of(reason);
            this.movedTo = movedTo;
          }
        });
    return closed;
  }

  /** Does this in a turn of the room. */
  void run(Runnable work) {
    loop.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            LOG.error("a turn of the room failed", e);
          }
          endTurn();
        });
  }

  private void endTurn() {
    if (!ending) {
      ending = true;
      loop.execute(this::turnEnded);
    }
  }

  private void turnEnded() {
    ending = false;
    List<Connection> dropped = List.copyOf(overflowed);
    overflowed.clear();
    for (Connection connection : dropped) {
      room.disconnect(connection.session, "SendQ exceeded");
      onLoop(connection.channel.eventLoop(), connection.outbox.giveUp("SendQ exceeded"));
    }
    disk.store(room.nextBatch(), this::stored);
    if (whenIdle.isPresent() && room.idle()) {
      Runnable next = whenIdle.get();
      whenIdle = Optional.empty();
      next.run();
    }
    if (closing.isPresent() && room.idle()) {
      finish(closing.get());
    }
    members = room.members();
    flush();
  }

  int members() {
    return members;
  }

  private void stored(Optional<List<Kept>> kept) {
    run(() -> kept.ifPresentOrElse(room::stored, room::notStored));
  }

  /** One task for each event loop, however many of its channels were written to. */
  private void flush() {
    List<Connection> all = touched;
    touched = new ArrayList<>();
    Map<EventLoop, List<Runnable>> work = new HashMap<>();
    for (Connection connection : all) {
      connection.touched = false;
      work.computeIfAbsent(connection.channel.eventLoop(), l -> new ArrayList<>())
          .add(connection.outbox.take());
    }
    work.forEach((eventLoop, writes) -> onLoop(eventLoop, () -> writes.forEach(Runnable::run)));
  }

  private static void onLoop(EventLoop eventLoop, Runnable writes) {
    try {
      eventLoop.execute(writes);
    } catch (RejectedExecutionException e) {
      LOG.debug("the channels of an event loop that ended are gone", e);
    }
  }

  private void finish(String reason) {
    clock.cancel(false);
    held.clear();
    movedTo.ifPresent(room::moved);
    room.closeAll(reason);
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    for (Connection connection : connections) {
      CompletableFuture<Void> end = new CompletableFuture<>();
      connection.channel.closeFuture().addListener(done -> end.complete(null));
      ends.add(end);
    }
    var unused =
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
            .thenRun(() -> closed.complete(null));
  }
}
