package org.swarmroom.sharing.transfer;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.swarmroom.index.search.ListedSize;
import org.swarmroom.sharing.torrent.MetainfoBuilder;

/**
 * Which of the sizes that members list for one content is tried next, so that a member who lists a
 * wrong one can't keep a content from being fetched.
 *
 * <p>A content id is a Merkle root (BEP 52, pieces root) and doesn't say the size, but nothing
 * verifies under a wrong one: its leaves would have to hash to the zeros that pad the tree. So the
 * sizes take turns until one shows itself right: the one that had the fewest turns, then the one
 * with the most holders that were not banned, then the larger. Only {@link ListedSize#TWO_HASHES}
 * can be forged: nobody is switched to that.
 *
 * <p>Pure; confined to the control thread.
 */
final class SizeTurns {

  private final Predicate<String> banned;
  private final Map<Long, Integer> turns = new HashMap<>();
  private Map<Long, Set<String>> listed = Map.of();

  /**
   * @param banned whether a member, by fingerprint, sent bad data before
   */
  SizeTurns(Predicate<String> banned) {
    this.banned = banned;
  }

  /** Who is online and lists the content now. */
  void heard(Collection<HolderAddress> online) {
    Map<Long, Set<String>> sizes = new HashMap<>();
    for (var holder : online) {
      if (holder.size() > 0 && holder.size() <= MetainfoBuilder.LARGEST) {
        sizes.computeIfAbsent(holder.size(), size -> new HashSet<>()).add(holder.fingerprint());
      }
    }
    listed = sizes;
  }

  /** That size is tried now. */
  void tried(long size) {
    turns.merge(size, 1, Integer::sum);
  }

  /** The size to try when the turn of {@code now} is over; empty if nobody lists another. */
  OptionalLong after(long now) {
    return listed.keySet().stream()
        .filter(size -> size != now && size != ListedSize.TWO_HASHES)
        .min(
            Comparator.comparingInt((Long size) -> turns.getOrDefault(size, 0))
                .thenComparing(size -> -trusted(size))
                .thenComparing(Comparator.reverseOrder()))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private long trusted(long size) {
    return listed.getOrDefault(size, Set.of()).stream().filter(banned.negate()).count();
  }
}
