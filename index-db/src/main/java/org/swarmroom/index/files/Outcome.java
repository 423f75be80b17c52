package org.swarmroom.index.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.swarmroom.index.search.NameChange;

/**
 * What a transaction did to own files, for those that must learn of it once it is committed: the
 * search and the tally. Filled by the writer thread.
 */
final class Outcome {

  final List<NameChange> names = new ArrayList<>();

  /** By root, what to add to its totals. */
  final Map<Long, Totals> sums = new HashMap<>();

  /** Files that wait for their hash from now on. */
  final Set<Waiting> waiting = new HashSet<>();

  /** Files that no longer do. */
  final Set<Waiting> waitingNoMore = new HashSet<>();

  /** A file that waits for its hash, the smallest first. */
  record Waiting(long size, long id) implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      int order = Long.compare(size, other.size);
      return order != 0 ? order : Long.compare(id, other.id);
    }
  }

  void joined(long id, long root, FileState state, long size) {
    sums.merge(root, Totals.NONE.with(state, 1, size), Totals::plus);
    if (state == FileState.WAITING) {
      waiting.add(new Waiting(size, id));
      waitingNoMore.remove(new Waiting(size, id));
    }
  }

  void left(long id, long root, FileState state, long size) {
    sums.merge(root, Totals.NONE.with(state, -1, -size), Totals::plus);
    if (state == FileState.WAITING) {
      waiting.remove(new Waiting(size, id));
      waitingNoMore.add(new Waiting(size, id));
    }
  }
}
