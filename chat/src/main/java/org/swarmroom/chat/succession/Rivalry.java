package org.swarmroom.chat.succession;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.swarmroom.chat.succession.Answer.Hosting;

/**
 * Two hosts of one room: the larger room wins, then the earlier joiner, then the smaller
 * fingerprint. Both sides compute the same. A host looks for others soon after opening and then
 * every {@link #EVERY} ms.
 *
 * <p>A loser that can't reach the winner stays; so a winner that sees the same rival for {@link
 * #PATIENCE} ms yields, because it can reach it.
 */
public final class Rivalry {

  public static final long EVERY = 30_000;

  /** ms after opening until the first look. */
  public static final long FIRST = 2_000;

  static final long PATIENCE = 70_000;
  private static final int MAX_RIVALS = 64;

  private static final Comparator<Hosting> BETTER =
      Comparator.comparingInt((Hosting h) -> -h.members())
          .thenComparingLong(Hosting::joined)
          .thenComparing(h -> h.seat().fingerprint());

  private final Map<String, Long> seenSince = new HashMap<>();
  private final Map<String, Long> seenLast = new HashMap<>();

  /** Which of two hosts keeps the room. */
  public static Hosting winner(Hosting one, Hosting other) {
    return BETTER.compare(one, other) <= 0 ? one : other;
  }

  /**
   * @param rival that we reached just now
   * @return whether we close and go there
   */
  public boolean yields(Hosting self, Hosting rival, long now) {
    String name = rival.seat().fingerprint();
    if (now - seenLast.getOrDefault(name, Long.MIN_VALUE / 2) > 2 * EVERY) {
      seenSince.remove(name);
    }
    if (seenSince.size() >= MAX_RIVALS) {
      seenSince.clear();
      seenLast.clear();
    }
    long since = seenSince.computeIfAbsent(name, n -> now);
    seenLast.put(name, now);
    return winner(self, rival) != self || now - since >= PATIENCE;
  }
}
