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
 * <p>Invariant: at most {@code slots} peers are unchoked, and {@code spare} slow ones more. While
 * leeching, all slots but one go to those who give most, and one is <em>optimistic</em>: chosen by
 * chance for a turn, so that newcomers get a first piece. While seeding, whoever has a slot keeps
 * it for a turn; then those who wait longest come first, newcomers at a place by chance. Who hardly
 * takes anything is {@linkplain Taker slow}: its turn is over at once and all others come before
 * it. Deciding twice at the same instant changes nothing.
 *
 * <p>Source: BEP 3, "Choking and optimistic unchoking". Confined to the session's event loop.
 */
public final class Choker {

  /** How long a chosen peer keeps its slot though others wait. */
  public static final Duration TURN = Duration.ofSeconds(30);

  /** How often a session with more interested peers than slots decides anew. */
  public static final Duration ROUND = Duration.ofSeconds(10);

  /** Of so many slots one is for those that were slow last time. */
  private static final int DOUBTFUL_PART = 8;

  private final RandomGenerator random;
  private final Map<Integer, Taker> takers = new HashMap<>();
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
   * @param taken bytes that it got of us in all
   * @param asks it has asked for blocks that it has not got yet
   */
  public record Candidate(
      int peer, long bytesPerSecondToUs, boolean snubs, long taken, boolean asks) {}

  /**
   * @param interested peers that want data
   * @param slots upload slots, 0 for none
   * @param spare more of them for slow peers alone
   * @param seeding we want nothing of them
   * @param now milliseconds of a clock that never goes back
   * @return the peers to unchoke; everyone else is choked
   */
  public Set<Integer> decide(
      Collection<Candidate> interested, int slots, int spare, boolean seeding, long now) {
    measure(interested, slots, now);
    if (slots <= 0) {
      return note(slowOnes(interested, Set.of(), spare, now), now);
    }
    if (interested.size() <= slots) {
      return note(new HashSet<>(takers.keySet()), now);
    }
    var chosen = seeding ? byTurns(interested, slots, now) : byMerit(interested, slots, now);
    chosen.addAll(slowOnes(interested, chosen, spare, now));
    return note(chosen, now);
  }

  /** Of these, how many are known for hardly using a slot, and give nothing for it. */
  public int slow(Collection<Candidate> interested, long now) {
    return (int)
        interested.stream()
            .filter(c -> c.bytesPerSecondToUs() == 0 && taker(c).isSlow(now))
            .count();
  }

  private void measure(Collection<Candidate> interested, int slots, long now) {
    var peers = new HashSet<Integer>();
    interested.forEach(c -> peers.add(c.peer()));
    takers.keySet().retainAll(peers);
    long rate = 0;
    for (var candidate : interested) {
      var taker =
          takers.computeIfAbsent(
              candidate.peer(), p -> new Taker(now - random.nextLong(TURN.toMillis())));
      taker.measure(candidate.taken(), candidate.asks(), now);
      rate += taker.rate();
    }
    long fair = rate / Math.max(1, slots);
    takers.values().forEach(t -> t.judge(fair, now));
  }

  private Taker taker(Candidate candidate) {
    return takers.getOrDefault(candidate.peer(), new Taker(0));
  }

  private Set<Integer> byTurns(Collection<Candidate> interested, int slots, long now) {
    var order = new ArrayList<>(interested);
    order.sort(byTurns(now));
    var again = new ArrayList<>(order);
    again.removeIf(c -> !taker(c).isDoubtful(now));
    long trying = again.stream().filter(c -> taker(c).isInTurn(now)).count();
    again.removeIf(c -> taker(c).isInTurn(now));
    int most = (int) Math.max(0, Math.max(1, slots / DOUBTFUL_PART) - trying);
    again.subList(Math.min(most, again.size()), again.size()).clear();
    order.removeAll(again);
    int at = 0;
    while (at < order.size() && rank(order.get(at), now) == 0) {
      at++;
    }
    order.addAll(at, again);
    return firstOf(order, slots);
  }

  private Comparator<Candidate> byTurns(long now) {
    return Comparator.comparing((Candidate c) -> rank(c, now))
        .thenComparing(c -> taker(c).isIdle(now))
        .thenComparing(c -> !taker(c).isInTurn(now))
        .thenComparing(c -> taker(c).holds())
        .thenComparing(this::byQueue);
  }

  private int rank(Candidate candidate, long now) {
    var taker = taker(candidate);
    if (taker.isSlow(now)) {
      return 3;
    }
    if (taker.isInTurn(now)) {
      return 0;
    }
    return taker.isDoubtful(now) ? 2 : 1;
  }

  private int byQueue(Candidate one, Candidate other) {
    return Comparator.comparingLong(Taker::queuedAt)
        .thenComparing(Taker::turns)
        .compare(taker(one), taker(other));
  }

  private Set<Integer> byMerit(Collection<Candidate> interested, int slots, long now) {
    var order = new ArrayList<>(interested);
    order.sort(
        Comparator.comparing(Candidate::snubs)
            .thenComparing(Comparator.comparingLong(Candidate::bytesPerSecondToUs).reversed())
            .thenComparing(c -> taker(c).isSlow(now))
            .thenComparing(c -> !taker(c).holds())
            .thenComparing(this::byQueue));
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

  /** Of the slow ones that got no slot: those in their turn, then who waits longest. */
  private Set<Integer> slowOnes(
      Collection<Candidate> interested, Set<Integer> chosen, int spare, long now) {
    var order = new ArrayList<>(interested);
    order.removeIf(c -> chosen.contains(c.peer()) || !taker(c).isSlow(now));
    order.sort(byTurns(now));
    return firstOf(order, spare);
  }

  private static Set<Integer> firstOf(List<Candidate> order, int most) {
    var chosen = new HashSet<Integer>();
    order.stream().limit(most).forEach(c -> chosen.add(c.peer()));
    return chosen;
  }

  private Set<Integer> note(Set<Integer> chosen, long now) {
    takers.forEach(
        (peer, taker) -> {
          if (!chosen.contains(peer)) {
            if (taker.holds()) {
              taker.end(now);
            }
          } else if (!taker.isInTurn(now)) {
            taker.begin(now);
          }
        });
    return chosen;
  }

  /**
   * Milliseconds until a slot may come free for somebody who waits now; what a refusal tells the
   * asker.
   */
  public long retryAfterMillis(long now) {
    long oldest =
        takers.values().stream().filter(Taker::holds).mapToLong(Taker::since).min().orElse(now);
    return Math.max(1_000, oldest + TURN.toMillis() - now);
  }
}
