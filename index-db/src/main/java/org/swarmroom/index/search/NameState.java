package org.swarmroom.index.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.swarmroom.index.ContentId;

/**
 * What a search sees of one owner: a base, which of its rows are dead, and the delta. One thread at
 * a time changes it; any thread reads.
 */
final class NameState {

  private final Segment base;
  private final AtomicLongArray dead;

  /** By key; empty for a name that is gone. */
  private final Map<Long, Optional<NameRow>> delta = new ConcurrentHashMap<>();

  /** Keys of the delta by content. */
  private final Map<ContentId, Set<Long>> contents = new ConcurrentHashMap<>();

  NameState(Segment base) {
    this.base = base;
    this.dead = new AtomicLongArray((base.rows() >>> 6) + 1);
  }

  Segment base() {
    return base;
  }

  boolean isDead(int row) {
    return (dead.get(row >>> 6) & 1L << row) != 0;
  }

  int deltaSize() {
    return delta.size();
  }

  /** A copy. */
  Map<Long, Optional<NameRow>> delta() {
    return new HashMap<>(delta);
  }

  Iterable<Optional<NameRow>> changed() {
    return delta.values();
  }

  void put(long key, Optional<NameRow> row) {
    Optional<NameRow> before = delta.put(key, row);
    row.map(NameRow::content)
        .ifPresent(
            content ->
                contents.computeIfAbsent(content, c -> ConcurrentHashMap.newKeySet()).add(key));
    int old = base.rowOf(key);
    if (old >= 0) {
      dead.accumulateAndGet(old >>> 6, 1L << old, (bits, bit) -> bits | bit);
    }
    if (before != null) {
      before
          .map(NameRow::content)
          .filter(content -> !row.map(NameRow::content).equals(Optional.of(content)))
          .ifPresent(content -> forget(content, key));
    }
  }

  private void forget(ContentId content, long key) {
    contents.computeIfPresent(
        content,
        (c, keys) -> {
          keys.remove(key);
          return keys.isEmpty() ? null : keys;
        });
  }

  boolean has(ContentId content) {
    if (contents.containsKey(content)) {
      return true;
    }
    for (int row : base.rowsOf(content, 64)) {
      if (!isDead(row)) {
        return true;
      }
    }
    return false;
  }

  /** The different sizes under which a content is listed; of very many names the first. */
  Set<Long> sizes(ContentId content) {
    Set<Long> sizes = new HashSet<>(2);
    for (int row : base.rowsOf(content, 64)) {
      if (!isDead(row)) {
        sizes.add(base.size(row));
      }
    }
    contents.getOrDefault(content, Set.of()).stream()
        .limit(64)
        .map(key -> delta.getOrDefault(key, Optional.empty()))
        .flatMap(Optional::stream)
        .filter(row -> Objects.equals(content, row.content()))
        .forEach(row -> sizes.add(row.size()));
    return sizes;
  }

  /** Live names with a content, at most {@code max} of the base and of the delta each. */
  List<NameEntry> named(ContentId content, int max, BlockText text) {
    List<NameEntry> names = new ArrayList<>();
    for (int row : base.rowsOf(content, max)) {
      if (!isDead(row)) {
        base.read(row / SegmentFormat.BLOCK, text);
        names.add(new NameEntry(text.pathText(row % SegmentFormat.BLOCK), base.size(row), content));
      }
    }
    for (long key : contents.getOrDefault(content, Set.of())) {
      delta
          .getOrDefault(key, Optional.empty())
          .filter(row -> Objects.equals(content, row.content()))
          .map(NameRow::entry)
          .ifPresent(names::add);
      if (names.size() >= 2 * max) {
        break;
      }
    }
    return names;
  }
}
