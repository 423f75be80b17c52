package org.swarmroom.sharing.dht;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gets into the network and stays there.
 *
 * <pre>
 *   OUT --join--> JOINING (saved nodes first, bootstrap nodes if those are too few) --any--> IN
 *   JOINING --nobody--> OUT, again when a node is met
 * </pre>
 *
 * <p>While fewer than 8 nodes are known it tries again after 15 s, 30 s ... a quarter of an hour.
 *
 * <p>Once a minute one node of each bucket that was silent for long is asked, and one stretch of
 * the table that got old is looked up again.
 */
final class Upkeep {

  private static final long ROUND_MILLIS = 60_000;
  private static final long FIRST_RETRY_MILLIS = 15_000;
  private static final long LONGEST_RETRY_MILLIS = 900_000;
  private static final int MOST_PINGS = 10;

  private final DhtNode node;
  private final Supplier<CompletableFuture<List<InetSocketAddress>>> bootstrap;
  private final Runnable joined;
  private List<Contact> saved;
  private boolean joining;
  private boolean again;
  private boolean in;
  private boolean stopped;
  private int failures;
  private Surroundings.@Nullable Timer next;

  /**
   * @param saved of the last run
   * @param bootstrap looks up where to begin, asked for only if {@code saved} is not enough;
   *     completes on the node's thread
   * @param joined told when there are nodes to ask
   */
  Upkeep(
      DhtNode node,
      List<Contact> saved,
      Supplier<CompletableFuture<List<InetSocketAddress>>> bootstrap,
      Runnable joined) {
    this.node = node;
    this.saved = saved;
    this.bootstrap = bootstrap;
    this.joined = joined;
  }

  void start() {
    join();
  }

  /** A node has answered. */
  void met() {
    if (!in && !joining) {
      join();
    }
  }

  /** Looks for the nodes around our id; once more afterwards if that is going on already. */
  void join() {
    again = joining;
    if (joining || stopped) {
      return;
    }
    joining = true;
    cancelNext();
    List<Contact> begin = saved;
    saved = List.of();
    if (begin.isEmpty() && node.table().size() == 0) {
      askBootstrap();
    } else {
      lookUpSelf(
          new Searches.Start(begin, List.of()),
          () -> {
            if (node.table().size() < RoutingTable.WIDTH) {
              askBootstrap();
            } else {
              ended();
            }
          });
    }
  }

  private void askBootstrap() {
    var unused =
        bootstrap
            .get()
            .thenAccept(
                addresses -> lookUpSelf(new Searches.Start(List.of(), addresses), this::ended));
  }

  private void lookUpSelf(Searches.Start start, Runnable then) {
    if (!stopped) {
      node.searches().nodes(node.id(), start, closest -> then.run());
    }
  }

  private void ended() {
    joining = false;
    if (stopped) {
      return;
    }
    if (again) {
      join();
      return;
    }
    boolean before = in;
    in = node.table().size() > 0;
    if (node.table().size() >= RoutingTable.WIDTH) {
      failures = 0;
      next = node.surroundings().after(ROUND_MILLIS, this::round);
    } else {
      long wait = Math.min(LONGEST_RETRY_MILLIS, FIRST_RETRY_MILLIS << Math.min(10, failures++));
      next = node.surroundings().after(wait, this::join);
    }
    if (in && !before) {
      joined.run();
    }
  }

  private void round() {
    long now = node.surroundings().now();
    if (node.table().size() < RoutingTable.WIDTH) {
      join();
      return;
    }
    next = node.surroundings().after(ROUND_MILLIS, this::round);
    node.table().questionable(now).stream()
        .limit(MOST_PINGS)
        .forEach(contact -> node.ping(contact.address()));
    node.table()
        .stale(now)
        .ifPresent(
            bits -> {
              node.table().refreshed(bits, now);
              NodeId target = node.id().neighbour(bits, node.surroundings().random());
              node.searches().nodes(target, Searches.Start.TABLE, closest -> {});
            });
  }

  private void cancelNext() {
    if (next != null) {
      next.cancel();
      next = null;
    }
  }

  void stop() {
    stopped = true;
    cancelNext();
  }
}
