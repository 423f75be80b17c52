package org.swarmroom.chat.testing;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.swarmroom.chat.client.Dialer;
import org.swarmroom.chat.client.RoomClient;
import org.swarmroom.chat.client.RoomClientConfig;
import org.swarmroom.chat.client.RoomEvent;
import org.swarmroom.chat.log.Line;

/** A member's client that remembers what it was told, and lets a test wait for it. */
public final class TestClient implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  public final MemoryLog log;
  public final RoomClient client;
  private final List<RoomEvent> events = new ArrayList<>();

  TestClient(RoomClientConfig config, Dialer dialer, EventExecutor loop) {
    this(config, dialer, loop, new MemoryLog());
  }

  public TestClient(RoomClientConfig config, Dialer dialer, EventExecutor loop, MemoryLog log) {
    this.log = log;
    this.client = new RoomClient(config, dialer, log, this::heard, loop);
  }

  public void start() {
    client.start();
  }

  private void heard(RoomEvent event) {
    synchronized (events) {
      events.add(event);
      events.notifyAll();
    }
  }

  public List<RoomEvent> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  public <E extends RoomEvent> List<E> events(Class<E> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The first event of that kind that fits, now or soon. */
  public <E extends RoomEvent> E await(Class<E> kind, Predicate<E> fits) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (events) {
      int seen = 0;
      while (true) {
        for (; seen < events.size(); seen++) {
          RoomEvent event = events.get(seen);
          if (kind.isInstance(event) && fits.test(kind.cast(event))) {
            return kind.cast(event);
          }
        }
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError(
              "no such "
                  + kind.getSimpleName()
                  + " in "
                  + PATIENCE_SECONDS
                  + " s; heard "
                  + events);
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(events, left);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  public <E extends RoomEvent> E await(Class<E> kind) {
    return await(kind, event -> true);
  }

  public TestClient awaitConnected() {
    await(RoomEvent.Connected.class);
    return this;
  }

  public Line awaitLine(String text) {
    return await(RoomEvent.LineReceived.class, e -> e.line().text().equals(text)).line();
  }

  public Line say(String text) {
    return get(client.say(text));
  }

  /** Texts of the lines heard, in order. */
  public List<String> texts() {
    return lines().map(Line::text).toList();
  }

  public Stream<Line> lines() {
    return events(RoomEvent.LineReceived.class).stream().map(RoomEvent.LineReceived::line);
  }

  public static <T> T get(CompletableFuture<T> future) {
    return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** The sentence a future fails with. */
  public static String failure(CompletableFuture<?> future) {
    try {
      get(future);
    } catch (CompletionException e) {
      return String.valueOf(e.getCause().getMessage());
    }
    throw new AssertionError("it did not fail");
  }

  @Override
  public void close() {
    get(client.leave("done"));
  }
}
