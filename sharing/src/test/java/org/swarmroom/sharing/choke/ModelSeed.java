package org.swarmroom.sharing.choke;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.swarmroom.sharing.choke.Choker.Candidate;

/** One seed, its line, and peers that take what they are given as fast as theirs lets them. */
final class ModelSeed {

  static final long KIB = 1 << 10;

  /** What the systems at both ends take off our hands though nobody reads it. */
  private static final long SWALLOWED = 256 * KIB;

  private static final class Peer {
    final int number;
    final long line;
    final boolean asks;
    long taken;

    Peer(int number, long line, boolean asks) {
      this.number = number;
      this.line = line;
      this.asks = asks;
    }

    long appetite() {
      return !asks ? 0 : Math.max(line, SWALLOWED - taken);
    }
  }

  private final List<Peer> peers = new ArrayList<>();
  private final SlotBudget budget;
  private final Choker choker = new Choker(new SplittableRandom(1));
  private final long uplink;
  private Set<Integer> unchoked = Set.of();

  /**
   * @param uplink bytes a second
   * @param slots 0 for automatic
   */
  ModelSeed(long uplink, int slots) {
    this.uplink = uplink;
    this.budget = new SlotBudget(slots);
  }

  /**
   * @param line bytes a second
   */
  void join(int count, long line, boolean asks) {
    for (int i = 0; i < count; i++) {
      peers.add(new Peer(peers.size(), line, asks));
    }
  }

  void run(int fromSecond, int toSecond) {
    for (int second = fromSecond; second < toSecond; second++) {
      if (second % 2 == 0) {
        decide(second * 1_000L);
      }
      serve();
    }
  }

  private void decide(long now) {
    budget.review(now);
    var candidates =
        peers.stream().map(p -> new Candidate(p.number, 0, false, p.taken, p.asks)).toList();
    int slow = choker.slow(candidates, now);
    var grant = budget.want(this, peers.size() - slow, slow, () -> {});
    unchoked = choker.decide(candidates, grant.slots(), grant.spare(), true, now);
  }

  /** For a second the line's bytes are shared equally, as far as each takes them. */
  private void serve() {
    var served = new ArrayList<>(peers.stream().filter(p -> unchoked.contains(p.number)).toList());
    served.sort(Comparator.comparingLong(Peer::appetite));
    long left = uplink;
    for (int i = 0; i < served.size(); i++) {
      long bytes = Math.min(served.get(i).appetite(), left / (served.size() - i));
      served.get(i).taken += bytes;
      left -= bytes;
      budget.sent((int) bytes);
    }
  }

  /** By those with a line of more than 100 KiB a second. */
  long takenByFast() {
    return peers.stream().filter(p -> p.line > 100 * KIB).mapToLong(p -> p.taken).sum();
  }

  int unchoked() {
    return unchoked.size();
  }

  boolean servedAll() {
    return peers.stream().allMatch(p -> p.taken > 0);
  }
}
