package org.swarmroom.sharing.dht;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** Nodes on a clock and a network that a seed decides: delay, loss, machines that are off. */
final class SimulatedNetwork {

  static final int PORT = 6881;

  final Random random;
  final List<Member> members = new ArrayList<>();
  private final double loss;
  private final Map<InetSocketAddress, Member> byAddress = new HashMap<>();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          Comparator.<Event>comparingLong(e -> e.at).thenComparingLong(e -> e.order));
  private long now = 1_000_000;
  private long order;
  long datagrams;
  int longest;

  SimulatedNetwork(long seed, double loss) {
    this.random = new Random(seed);
    this.loss = loss;
  }

  private record Event(long at, long order, Runnable work, boolean[] cancelled) {}

  long now() {
    return now;
  }

  private Surroundings.Timer at(long when, Runnable work) {
    boolean[] cancelled = {false};
    events.add(new Event(when, order++, work, cancelled));
    return () -> cancelled[0] = true;
  }

  void run(long millis) {
    long end = now + millis;
    while (!events.isEmpty() && events.peek().at <= end) {
      Event event = events.remove();
      now = event.at;
      if (!event.cancelled[0]) {
        event.work.run();
      }
    }
    now = end;
  }

  /** An address of the internet, another for each number. */
  static InetSocketAddress address(int number) {
    try {
      byte[] ip = {45, (byte) (number >> 16), (byte) (number >> 8), (byte) (number + 1)};
      return new InetSocketAddress(InetAddress.getByAddress(ip), PORT);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  Member join(List<InetSocketAddress> bootstrap, SavedTable saved) {
    var member = new Member(address(members.size()), bootstrap, saved);
    members.add(member);
    byAddress.put(member.address, member);
    member.node.start();
    return member;
  }

  /** Networks of this many, each of which began at one of the earlier ones. */
  static SimulatedNetwork of(int size, long seed, double loss) {
    var network = new SimulatedNetwork(seed, loss);
    for (int i = 0; i < size; i++) {
      List<InetSocketAddress> begin =
          i == 0 ? List.of() : List.of(address(network.random.nextInt(i)));
      network.join(begin, SavedTable.NOTHING);
      network.run(200);
    }
    network.run(120_000);
    return network;
  }

  final class Member implements Surroundings {

    final InetSocketAddress address;
    final DhtNode node;
    final Map<NodeId, Set<InetSocketAddress>> found = new HashMap<>();
    boolean off;

    Member(InetSocketAddress address, List<InetSocketAddress> bootstrap, SavedTable saved) {
      this.address = address;
      this.node =
          new DhtNode(
              Family.IPV4,
              this,
              saved,
              new DhtNode.Config(
                  () -> PORT,
                  () -> CompletableFuture.completedFuture(bootstrap),
                  router -> false,
                  (hash, peers) ->
                      found.computeIfAbsent(hash, k -> new HashSet<>()).addAll(peers)));
    }

    Set<InetSocketAddress> foundOf(NodeId infohash) {
      return found.getOrDefault(infohash, Set.of());
    }

    @Override
    public long now() {
      return now;
    }

    @Override
    public Timer after(long millis, Runnable work) {
      return at(
          now + millis,
          () -> {
            if (!off) {
              work.run();
            }
          });
    }

    @Override
    public void send(InetSocketAddress to, byte[] datagram) {
      deliver(address, to, datagram);
    }

    @Override
    public RandomGenerator random() {
      return random;
    }
  }

  void deliver(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
    datagrams++;
    longest = Math.max(longest, datagram.length);
    Member member = byAddress.get(to);
    if (member == null || random.nextDouble() < loss) {
      return;
    }
    at(
        now + 10 + random.nextInt(140),
        () -> {
          if (!member.off) {
            member.node.take(from, datagram);
          }
        });
  }
}
