package org.swarmroom.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.app.profile.Profile;

/** A whole node in this process, on the loopback address, with all it has told. */
public final class RunningNode implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final Node node;
  private final List<NodeEvent> told = new ArrayList<>();

  private RunningNode(Node node) {
    this.node = node;
    node.control().listen(this::hear);
    node.ready();
  }

  /** Begins with no room, or with that of its last run. */
  public static RunningNode start(Path profile, String nick) {
    return start(profile, nick, 0);
  }

  public static RunningNode start(Path profile, String nick, int port) {
    return start(profile, nick, port, List.of());
  }

  /** A node whose DHT, once it is on, begins at these ports of this machine. */
  static RunningNode start(Path profile, String nick, int port, List<Integer> dhtBootstrap) {
    var options = NodeOptions.of(Profile.at(profile));
    return new RunningNode(
        Node.start(
            new NodeOptions(
                created(options.profile()),
                Optional.of(nick),
                Optional.of("127.0.0.1"),
                OptionalInt.of(port),
                options.hostRoom(),
                options.joinLink(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                dhtBootstrap.stream().map(each -> "127.0.0.1:" + each).toList())));
  }

  private static Profile created(Profile profile) {
    try {
      profile.create();
      return profile;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public NodeControl control() {
    return node.control();
  }

  private synchronized void hear(NodeEvent event) {
    told.add(event);
    notifyAll();
  }

  /** Waits for such an event, also one told before. */
  public synchronized <E extends NodeEvent> E hears(Class<E> kind, Predicate<? super E> which)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      for (NodeEvent event : told) {
        if (kind.isInstance(event) && which.test(kind.cast(event))) {
          return kind.cast(event);
        }
      }
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      assertThat(left).as("no such %s among %s", kind.getSimpleName(), told).isPositive();
      wait(left);
    }
  }

  public synchronized void forget() {
    told.clear();
  }

  /**
   * Searches, again after each event that may bring something, until the first row is as wished.
   */
  public SearchRow finds(String query, Predicate<SearchRow> wished) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      int before;
      synchronized (this) {
        before = told.size();
      }
      List<SearchRow> rows = get(control().search(query, 10)).rows();
      if (!rows.isEmpty() && wished.test(rows.get(0))) {
        return rows.get(0);
      }
      synchronized (this) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        assertThat(left).as("%s finds only %s", query, rows).isPositive();
        if (told.size() == before) {
          wait(Math.min(left, 200));
        }
      }
    }
  }

  public static <T> T get(CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    } catch (TimeoutException late) {
      throw new AssertionError("no answer in time", late);
    }
  }

  /** The sentence with which it fails. */
  public static String refusal(CompletableFuture<?> future) throws InterruptedException {
    try {
      Object answer = future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      throw new AssertionError("it did not fail but gave " + answer);
    } catch (ExecutionException failed) {
      assertThat(failed.getCause()).isInstanceOf(NodeException.class);
      return String.valueOf(failed.getCause().getMessage());
    } catch (TimeoutException late) {
      throw new AssertionError("no answer in time", late);
    }
  }

  @Override
  public void close() {
    node.close();
  }
}
