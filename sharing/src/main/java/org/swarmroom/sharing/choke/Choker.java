package org.swarmroom.sharing.choke;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Decides which interested peers may download from us.
 *
 * <p>Invariant: at most {@code slots} peers are unchoked. While leeching, all slots but one go to
 * those who give most, and one is <em>optimistic</em>: chosen by chance for a turn, so that
 * newcomers get a first piece. While seeding, whoever has a slot keeps it for a turn; then those
 * who wait longest come first. Deciding twice at the same instant changes nothing.
 *
 * <p>Source: BEP 3, "Choking and optimistic unchoking". Confined to the session's event loop.
 */
public final class Choker {

  /** How long a chosen peer keeps its slot though others wait. */
  public static final Duration TURN = Duration.ofSeconds(30);

  /** How often a session with more interested peers than slots decides anew. */
  public static final Duration ROUND = Duration.ofSeconds(10);

  private final RandomGenerator random;
  private final Map<Integer, Long> unchokedAt = new HashMap<>();
  private final Map<Integer, Long> waitingSince = new HashMap<>();
  private final Map<Integer, Integer> turns = new HashMap<>();
  private int optimistic = -1;
  private long optimisticSince;

  public Choker(RandomGenerator random) {
    this.random = random;
  }

  /**
   * A peer that wants data.
   *
   * @param bytesPerSecondToUs what it gave us of late
   * @param snubs it owes us data for long: only the optimistic slot is left for it
   */
  public record Candidate(int peer, long bytesPerSecondToUs, boolean snubs) {}

  /**
   * @param interested peers that want data
   * @param slots upload slots, at least 1
   * @param seeding we want nothing of them
   * @param now milliseconds of a clock that never goes back
   * @return the peers to unchoke; everyone else is choked
   */
  public Set<Integer> decide(
      Collection<Candidate> interested, int slots, boolean seeding, long now) {
    var peers = new HashSet<Integer>();
    interested.forEach(c -> peers.add(c.peer()));
    unchokedAt.keySet().retainAll(peers);
    waitingSince.keySet().retainAll(peers);
    peers.forEach(p -> waitingSince.putIfAbsent(p, now));
    turns.keySet().retainAll(peers);
    if (slots <= 0 || interested.size() <= slots) {
      return note(slots <= 0 ? Set.of() : peers, now);
    }
    return note(seeding ? byTurns(interested, slots, now) : byMerit(interested, slots, now), now);
  }

  private Set<Integer> byTurns(Collection<Candidate> interested, int slots, long now) {
    var order = new ArrayList<>(interested);
    order.sort(
        Comparator.comparing((Candidate c) -> !inTurn(c.peer(), now))
            .thenComparing(c -> unchokedAt.containsKey(c.peer()))
            .thenComparing(c -> waitingSince.getOrDefault(c.peer(), now))
            .thenComparing(c -> turns.getOrDefault(c.peer(), 0)));
    return firstOf(order, slots);
  }

  private boolean inTurn(int peer, long now) {
    var since = unchokedAt.get(peer);
    return since != null && now - since < TURN.toMillis();
  }

  private Set<Integer> byMerit(Collection<Candidate> interested, int slots, long now) {
    var order = new ArrayList<>(interested);
    order.sort(
        Comparator.comparing(Candidate::snubs)
            .thenComparing(Comparator.comparingLong(Candidate::bytesPerSecondToUs).reversed())
            .thenComparing(c -> !unchokedAt.containsKey(c.peer()))
            .thenComparing(c -> waitingSince.getOrDefault(c.peer(), now)));
    boolean keeps =
        now - optimisticSince < TURN.toMillis() && order.removeIf(c -> c.peer() == optimistic);
    var chosen = firstOf(order, slots - 1);
    if (!keeps) {
      var others = order.stream().map(Candidate::peer).filter(p -> !chosen.contains(p)).toList();
      var fresh = others.stream().filter(p -> p != optimistic).toList();
      var from = fresh.isEmpty() ? others : fresh;
      optimistic = from.get(random.nextInt(from.size()));
      optimisticSince = now;
    }
    chosen.add(optimistic);
    return chosen;
  }

  private static Set<Integer> firstOf(List<Candidate> order, int most) {
    var chosen = new HashSet<Integer>();
    order.stream().limit(most).forEach(c -> chosen.add(c.peer()));
    return chosen;
  }

  private Set<Integer> note(Set<Integer> chosen, long now) {
    for (var peer : List.copyOf(unchokedAt.keySet())) {
      if (!chosen.contains(peer)) {
        unchokedAt.remove(peer);
        waitingSince.put(peer, now);
      }
    }
    for (var peer : chosen) {
      if (!inTurn(peer, now)) {
        unchokedAt.put(peer, now);
        turns.merge(peer, 1, Integer::sum);
      }
    }
    return chosen;
  }

  /**
   * Milliseconds until a slot may come free for somebody who waits now; what a refusal tells the
   * asker.
   */
  public long retryAfterMillis(long now) {
    long oldest = unchokedAt.values().stream().mapToLong(Long::longValue).min().orElse(now);
    return Math.max(1_000, oldest + TURN.toMillis() - now);
  }
}
