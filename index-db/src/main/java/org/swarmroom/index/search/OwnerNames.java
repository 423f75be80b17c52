package org.swarmroom.index.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The names of one owner: a base segment, and over it a small delta of what changed since, by key.
 * A row of the base whose key is in the delta is dead. Folding makes a new base of both.
 *
 * <p>Changed under its own lock; searched from any thread without one. A change is put into the
 * delta before its old row dies, so a search beside it may see a name twice but never misses it.
 */
final class OwnerNames {

  private static final int FOLD_AT_LEAST = 256;

  private final String owner;
  private volatile NameState state = new NameState(Segment.EMPTY);

  /** What changed since a rebuild began to read; null while there is none; guarded by this. */
  private @Nullable Map<Long, Optional<NameRow>> sinceRebuild;

  /** Of the newest change; guarded by this. */
  private long stamp;

  /** Of the base on disk, 0 if there is none; guarded by this. */
  private long savedStamp;

  private boolean hasBase;

  /** Raised when everything known before is void; guarded by this. */
  private int epoch;

  OwnerNames(String owner) {
    this.owner = owner;
  }

  String owner() {
    return owner;
  }

  NameState state() {
    return state;
  }

  /** Takes changes; true if it is time to fold. */
  synchronized boolean apply(long newStamp, boolean startsOver, List<NameChange> changes) {
    stamp = newStamp;
    NameState into = startsOver ? new NameState(Segment.EMPTY) : state;
    Map<Long, Optional<NameRow>> since = sinceRebuild;
    for (NameChange change : changes) {
      NameEntry entry = change.entry();
      Optional<NameRow> row =
          entry == null ? Optional.empty() : Optional.of(NameRow.of(change.key(), entry));
      into.put(change.key(), row);
      if (since != null) {
        since.put(change.key(), row);
      }
    }
    if (startsOver) {
      epoch++;
      hasBase = true;
      savedStamp = 0;
      state = into;
    }
    return hasBase && into.deltaSize() >= Math.max(FOLD_AT_LEAST, into.base().rows() / 8);
  }

  /**
   * Puts a segment from disk, as new as the source when that was asked, below what changed since.
   */
  synchronized void open(Segment saved) {
    if (hasBase) {
      return;
    }
    NameState next = new NameState(saved);
    state.delta().forEach(next::put);
    stamp = Math.max(stamp, saved.stamp());
    savedStamp = saved.stamp();
    hasBase = true;
    state = next;
  }

  /** Whether all older names are there too, and not only what changed since the start. */
  synchronized boolean hasBase() {
    return hasBase;
  }

  /** Makes everything anew from what {@code read} gives; changes that come meanwhile are kept. */
  void rebuild(Supplier<NameSource.Names> read, UnaryOperator<Segment> save) {
    int epochThen;
    synchronized (this) {
      sinceRebuild = new HashMap<>();
      epochThen = epoch;
    }
    NameSource.Names names = read.get();
    List<NameRow> rows = new ArrayList<>(names.entries().size());
    for (NameChange name : names.entries()) {
      NameEntry entry = name.entry();
      if (entry != null) {
        rows.add(NameRow.of(name.key(), entry));
      }
    }
    Segment made = save.apply(SegmentBuilder.build(owner, names.stamp(), rows));
    synchronized (this) {
      Map<Long, Optional<NameRow>> since = sinceRebuild;
      sinceRebuild = null;
      if (epoch != epochThen || since == null) {
        return;
      }
      NameState next = new NameState(made);
      since.forEach(next::put);
      stamp = since.isEmpty() ? names.stamp() : stamp;
      savedStamp = names.stamp();
      hasBase = true;
      state = next;
    }
  }

  synchronized long stamp() {
    return stamp;
  }

  /** Whether the file on disk is older than what is known here. */
  synchronized boolean unsaved() {
    return hasBase && savedStamp != stamp;
  }

  /**
   * Makes a new base of the base and the delta; changes that come meanwhile stay in the delta.
   *
   * @param save keeps a segment on disk, and gives it back as it is to be read from now on
   */
  void fold(UnaryOperator<Segment> save) {
    NameState then;
    Map<Long, Optional<NameRow>> folded;
    long stampThen;
    int epochThen;
    synchronized (this) {
      if (!hasBase) {
        return;
      }
      then = state;
      folded = then.delta();
      stampThen = stamp;
      epochThen = epoch;
    }
    List<NameRow> rows = new ArrayList<>(then.base().rows() + folded.size());
    addLive(then.base(), folded, rows);
    folded.values().forEach(row -> row.ifPresent(rows::add));
    Segment made = save.apply(SegmentBuilder.build(owner, stampThen, rows));
    synchronized (this) {
      if (epoch != epochThen) {
        return;
      }
      NameState next = new NameState(made);
      state
          .delta()
          .forEach(
              (key, row) -> {
                if (!row.equals(folded.get(key))) {
                  next.put(key, row);
                }
              });
      savedStamp = stampThen;
      state = next;
    }
  }

  private static void addLive(
      Segment base, Map<Long, Optional<NameRow>> delta, List<NameRow> rows) {
    long[] keys = base.keys();
    BlockText text = new BlockText();
    for (int row = 0; row < base.rows(); row++) {
      int inBlock = row % SegmentFormat.BLOCK;
      if (inBlock == 0) {
        base.read(row / SegmentFormat.BLOCK, text);
      }
      if (!delta.containsKey(keys[row])) {
        rows.add(
            new NameRow(
                keys[row],
                text.path(inBlock),
                text.foldedCopy(inBlock),
                base.size(row),
                base.type(row),
                base.content(row)));
      }
    }
  }
}
