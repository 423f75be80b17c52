package org.swarmroom.index.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of the sizes that members list for one content is the likeliest.
 *
 * <p>A content id doesn't say its size, and a wrong size makes an infohash under which nobody has
 * the content. So every size is kept with those who list it. Each member has one voice, and none if
 * it contradicts itself; then the number of holders decides, then the larger size. {@link
 * ListedSize#TWO_HASHES} comes last among equals: it is the one size that can be forged.
 */
final class SizeVotes {

  private final Map<Long, Set<String>> holders = new HashMap<>();
  private final Map<Long, Integer> voices = new HashMap<>();

  void add(String member, Set<Long> sizes) {
    sizes.forEach(size -> holders.computeIfAbsent(size, s -> new HashSet<>()).add(member));
    if (sizes.size() == 1) {
      sizes.forEach(size -> voices.merge(size, 1, Integer::sum));
    }
  }

  List<ListedSize> likeliestFirst() {
    List<ListedSize> sizes = new ArrayList<>();
    holders.forEach((size, members) -> sizes.add(new ListedSize(size, members)));
    sizes.sort(
        Comparator.comparingInt((ListedSize listed) -> voices.getOrDefault(listed.size(), 0))
            .thenComparingInt(listed -> listed.holders().size())
            .thenComparing(listed -> listed.size() != ListedSize.TWO_HASHES)
            .thenComparingLong(ListedSize::size)
            .reversed());
    return sizes;
  }
}
