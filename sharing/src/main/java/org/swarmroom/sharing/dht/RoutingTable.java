package org.swarmroom.sharing.dht;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The nodes we know, more of them the closer they are to us: a bucket for each number of leading
 * bits that an id shares with ours. Source: BEP 5, "Routing Table".
 *
 * <p>Invariants: 8 nodes a bucket, 64, 32 and 16 in the widest three, which shortens every lookup
 * (libtorrent's extended table); one node an address of the internet, so that nobody fills the
 * table from one machine.
 */
final class RoutingTable {

  static final int WIDTH = 8;

  private final NodeId self;
  private final Bucket[] buckets = new Bucket[NodeId.BITS];

  RoutingTable(NodeId self, long now) {
    this.self = self;
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = new Bucket(Math.max(WIDTH, 64 >> Math.min(i, 8)), now);
    }
  }

  NodeId self() {
    return self;
  }

  /** The node has answered us, from that address and by that id. */
  void answered(Contact contact, long now) {
    if (contact.id().equals(self)) {
      return;
    }
    Optional<Bucket.Entry> before = at(contact.address());
    if (before.isPresent() && !before.get().contact.equals(contact)) {
      Contact other = before.get().contact;
      if (!other.address().equals(contact.address()) && before.get().failures < Bucket.BAD) {
        return;
      }
      bucket(other.id()).remove(other.address());
    }
    bucket(contact.id()).answered(contact, now);
  }

  /** The node did not answer, or not as a node does. */
  void failed(InetSocketAddress address) {
    at(address)
        .map(entry -> entry.contact)
        .filter(contact -> contact.address().equals(address))
        .ifPresent(contact -> bucket(contact.id()).failed(address));
  }

  /** Whether it is worth while to find out if this node answers. */
  boolean wants(Contact contact) {
    return !contact.id().equals(self)
        && bucket(contact.id()).hasRoom()
        && at(contact.address()).isEmpty();
  }

  /** Nodes to pass on to others, closest first: they answered when they were last asked. */
  List<Contact> sure(NodeId target, int most) {
    return pick(entry -> entry.failures == 0, byDistance(target), most);
  }

  /** Nodes to ask, closest first; those that failed lately only where there are too few others. */
  List<Contact> closest(NodeId target, int most) {
    List<Contact> sure = sure(target, most);
    return sure.size() >= most
        ? sure
        : pick(
            entry -> true,
            Comparator.<Bucket.Entry>comparingInt(e -> e.failures)
                .thenComparing(byDistance(target)),
            most);
  }

  private List<Contact> pick(
      Predicate<Bucket.Entry> which, Comparator<Bucket.Entry> order, int most) {
    return live().filter(which).sorted(order).limit(most).map(entry -> entry.contact).toList();
  }

  private static Comparator<Bucket.Entry> byDistance(NodeId target) {
    return (one, other) -> target.compareDistance(one.contact.id(), other.contact.id());
  }

  private Stream<Bucket.Entry> live() {
    return Arrays.stream(buckets).flatMap(bucket -> bucket.live().stream());
  }

  /** Nodes that were silent for too long, one a bucket. */
  List<Contact> questionable(long now) {
    var nodes = new ArrayList<Contact>();
    for (Bucket bucket : buckets) {
      bucket.questionable(now).ifPresent(nodes::add);
    }
    return nodes;
  }

  /**
   * The bucket that nothing changed in for longest, if for a quarter of an hour: how many bits its
   * ids share with ours. Buckets deeper than the deepest node are left out.
   */
  OptionalInt stale(long now) {
    int deepest = buckets.length - 1;
    while (deepest > 0 && buckets[deepest].live().isEmpty()) {
      deepest--;
    }
    int stalest = 0;
    for (int i = 1; i <= deepest; i++) {
      if (buckets[i].changedAt() < buckets[stalest].changedAt()) {
        stalest = i;
      }
    }
    return now - buckets[stalest].changedAt() >= Bucket.QUESTIONABLE_MILLIS
        ? OptionalInt.of(stalest)
        : OptionalInt.empty();
  }

  /** Looks fresh for another quarter of an hour. */
  void refreshed(int sharedBits, long now) {
    buckets[sharedBits].touch(now);
  }

  /** Everybody, those first who answered lately. */
  List<Contact> all() {
    return pick(
        entry -> true, Comparator.comparingLong(entry -> -entry.heardAt), Integer.MAX_VALUE);
  }

  int size() {
    return (int) live().count();
  }

  /** Who has a place or waits for one and is on the same machine. */
  private Optional<Bucket.Entry> at(InetSocketAddress address) {
    Object host = host(address);
    return Arrays.stream(buckets)
        .flatMap(Bucket::everybody)
        .filter(entry -> host(entry.contact.address()).equals(host))
        .findFirst();
  }

  private Bucket bucket(NodeId id) {
    return buckets[Math.min(NodeId.BITS - 1, self.sharedBits(id))];
  }

  /** What counts as one machine: the address; on this machine and network each port is another. */
  static Object host(InetSocketAddress address) {
    InetAddress ip = address.getAddress();
    return Hearsay.isNear(ip) ? address : ip;
  }
}
