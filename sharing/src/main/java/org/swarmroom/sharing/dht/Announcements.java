package org.swarmroom.sharing.dht;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.swarmroom.sharing.dht.Krpc.Ask;

/**
 * The torrents that we take part in: looked up and announced every quarter of an hour, and more
 * often while nobody is found. Invariant: at most {@value #MOST} have a turn at a time; if there
 * are more, each gives its turn up after a round, to the one that has waited longest.
 */
final class Announcements {

  static final int MOST = 500;

  static final long INTERVAL_MILLIS = 900_000;
  private static final long FIRST_RETRY_MILLIS = 15_000;

  private final DhtNode node;
  private final PeerStore store;
  private final IntSupplier port;
  private final BiConsumer<NodeId, Set<InetSocketAddress>> found;
  private final Map<NodeId, Swarm> swarms = new HashMap<>();

  /** Those without a turn, longest first. */
  private final Set<Swarm> waiting = new LinkedHashSet<>();

  private boolean awake;

  /**
   * @param port where peers connect to us, 0 while they can't
   * @param found told of peers, of each once a round
   */
  Announcements(
      DhtNode node,
      PeerStore store,
      IntSupplier port,
      BiConsumer<NodeId, Set<InetSocketAddress>> found) {
    this.node = node;
    this.store = store;
    this.port = port;
    this.found = found;
  }

  private static final class Swarm {
    final NodeId infohash;
    boolean tell;
    boolean running;
    boolean again;
    boolean removed;
    int lonely;
    Surroundings.@Nullable Timer next;

    Swarm(NodeId infohash) {
      this.infohash = infohash;
    }
  }

  /**
   * @param tell whether we are announced too; false while it is not known if the torrent is private
   */
  void add(NodeId infohash, boolean tell) {
    Swarm swarm = swarms.get(infohash);
    if (swarm == null) {
      swarm = new Swarm(infohash);
      swarms.put(infohash, swarm);
      if (swarms.size() - waiting.size() > MOST) {
        waiting.add(swarm);
      }
    } else if (swarm.tell == tell) {
      return;
    }
    swarm.tell = tell;
    run(swarm);
  }

  void remove(NodeId infohash) {
    Swarm swarm = swarms.remove(infohash);
    if (swarm != null) {
      swarm.removed = true;
      cancel(swarm);
      if (!waiting.remove(swarm)) {
        next().ifPresent(this::run);
      }
    }
  }

  /** Whoever has waited longest, waiting no more. */
  private Optional<Swarm> next() {
    var first = waiting.stream().findFirst();
    first.ifPresent(waiting::remove);
    return first;
  }

  /** Its next round is due, unless others wait. */
  private void due(Swarm swarm) {
    var instead = next();
    if (instead.isPresent()) {
      waiting.add(swarm);
    }
    run(instead.orElse(swarm));
  }

  /** A peer announced itself here: if the torrent is one of ours, nobody need look for it. */
  void heard(NodeId infohash, InetSocketAddress peer) {
    Swarm swarm = swarms.get(infohash);
    if (swarm != null) {
      tell(swarm, new HashSet<>(), List.of(peer));
    }
  }

  /** There are nodes to ask now. */
  void wake() {
    awake = true;
    List.copyOf(swarms.values()).forEach(this::run);
  }

  void stop() {
    waiting.clear();
    Set.copyOf(swarms.keySet()).forEach(this::remove);
  }

  private static void cancel(Swarm swarm) {
    if (swarm.next != null) {
      swarm.next.cancel();
      swarm.next = null;
    }
  }

  private void run(Swarm swarm) {
    cancel(swarm);
    if (!awake || swarm.removed || waiting.contains(swarm)) {
      return;
    }
    if (swarm.running) {
      swarm.again = true;
      return;
    }
    swarm.running = true;
    var known = new HashSet<InetSocketAddress>();
    tell(swarm, known, node.stored(swarm.infohash));
    node.searches()
        .peers(
            swarm.infohash,
            peers -> tell(swarm, known, peers),
            closest -> ended(swarm, closest, known.isEmpty()));
  }

  private void tell(Swarm swarm, Set<InetSocketAddress> known, List<InetSocketAddress> peers) {
    var fresh = new HashSet<InetSocketAddress>();
    for (InetSocketAddress peer : peers) {
      if (!node.isSelf(peer, port.getAsInt()) && known.add(peer)) {
        fresh.add(peer);
      }
    }
    if (!fresh.isEmpty() && !swarm.removed) {
      found.accept(swarm.infohash, fresh);
    }
  }

  private void ended(Swarm swarm, List<Lookup.Found> closest, boolean lonely) {
    swarm.running = false;
    if (swarm.removed) {
      return;
    }
    if (swarm.tell && port.getAsInt() > 0) {
      announce(swarm.infohash, closest);
    }
    swarm.lonely = lonely ? swarm.lonely + 1 : 0;
    long wait =
        lonely
            ? Math.min(INTERVAL_MILLIS, FIRST_RETRY_MILLIS << Math.min(10, swarm.lonely - 1))
            : INTERVAL_MILLIS;
    long jitter = (long) (wait * node.surroundings().random().nextDouble(0.1));
    if (swarm.again) {
      swarm.again = false;
      run(swarm);
    } else {
      swarm.next = node.surroundings().after(wait + jitter, () -> due(swarm));
    }
  }

  /** Tells the closest nodes, and ourselves if we are one of them. */
  private void announce(NodeId infohash, List<Lookup.Found> closest) {
    for (Lookup.Found each : closest) {
      each.token()
          .ifPresent(
              token ->
                  node.ask(
                      each.contact().address(),
                      new Ask.AnnouncePeer(infohash, port.getAsInt(), token),
                      Announcements.nothing()));
    }
    boolean oneOfThem =
        closest.size() < RoutingTable.WIDTH
            || infohash.compareDistance(node.id(), closest.get(closest.size() - 1).contact().id())
                < 0;
    if (oneOfThem) {
      node.seenAddress()
          .ifPresent(
              ip ->
                  store.add(
                      infohash,
                      new InetSocketAddress(ip, port.getAsInt()),
                      node.surroundings().now()));
    }
  }

  private static Queries.Outcome nothing() {
    return new Queries.Outcome() {
      @Override
      public void answered(Krpc.Answer answer) {
        // The node keeps it for half an hour.
      }

      @Override
      public void failed() {
        // Seven others were told as well.
      }
    };
  }
}
