package org.swarmroom.ui.room;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.swarmroom.ui.kit.Formats;

/**
 * What the message pane shows: entries in the order of their times, each id once. At most {@link
 * #MOST} are kept; the oldest go first.
 *
 * <p>Adding at the end costs O(1), adding older lines one copy of the list.
 */
final class Transcript {

  /** Entries kept in memory; the node's log has them all. */
  static final int MOST = 200_000;

  private record Row(Entry entry, LocalDate day) {}

  private List<Row> rows = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private Listener listener = (from, removed, added) -> {};
  private LocalDate lastDay = LocalDate.MIN;
  private long lastDayFrom;
  private long lastDayTo;
  private String mark = "";

  /** Hears each change: at {@code from}, {@code removed} entries gave way to {@code added} ones. */
  interface Listener {
    void changed(int from, int removed, int added);
  }

  void listen(Listener newListener) {
    this.listener = newListener;
  }

  int size() {
    return rows.size();
  }

  boolean has(String id) {
    return ids.contains(id);
  }

  Entry get(int index) {
    return rows.get(index).entry();
  }

  /** True if the entry opens a new day. */
  boolean startsDay(int index) {
    return index == 0 || !rows.get(index).day().equals(rows.get(index - 1).day());
  }

  /** True if what is new begins with the entry. */
  boolean startsNew(int index) {
    return !mark.isEmpty() && get(index).id().equals(mark);
  }

  /** True if the entry has a heading of its own with nick and time. */
  boolean startsGroup(int index) {
    var entry = get(index);
    return entry.hasHeading()
        && (index == 0 || startsDay(index) || startsNew(index) || !entry.continues(get(index - 1)));
  }

  LocalDate day(int index) {
    return rows.get(index).day();
  }

  /** What is new begins with the entry of this id; with none if it is empty. */
  void mark(String id) {
    var before = mark;
    if (!before.equals(id)) {
      mark = id;
      indexOf(before).ifPresent(index -> listener.changed(index, 1, 1));
      indexOf(id).ifPresent(index -> listener.changed(index, 1, 1));
    }
  }

  /** Where an entry stands; those at the end are found at once. */
  OptionalInt indexOf(String id) {
    if (ids.contains(id)) {
      for (int i = rows.size() - 1; i >= 0; i--) {
        if (rows.get(i).entry().id().equals(id)) {
          return OptionalInt.of(i);
        }
      }
    }
    return OptionalInt.empty();
  }

  void clear() {
    int removed = rows.size();
    rows = new ArrayList<>();
    ids.clear();
    listener.changed(0, removed, 0);
  }

  /** Takes away what does not fit. */
  void retain(Predicate<Entry> fitting) {
    var kept = new ArrayList<>(rows);
    kept.removeIf(row -> !fitting.test(row.entry()));
    if (kept.size() < rows.size()) {
      int removed = rows.size();
      rows = kept;
      ids.clear();
      rows.forEach(row -> ids.add(row.entry().id()));
      listener.changed(0, removed, rows.size());
    }
  }

  /** Adds entries where their times put them; those whose ids are here already are left out. */
  void add(List<Entry> entries) {
    add(entries, false);
  }

  /** Like {@link #add}, but of entries of one time these come first. */
  void addOlder(List<Entry> entries) {
    add(entries, true);
  }

  private void add(List<Entry> entries, boolean older) {
    var fresh = new ArrayList<Row>(entries.size());
    for (var entry : entries) {
      if (ids.add(entry.id())) {
        fresh.add(new Row(entry, dayOf(entry.at())));
      }
    }
    if (fresh.isEmpty()) {
      return;
    }
    fresh.sort(Comparator.comparingLong(row -> row.entry().at()));
    if (rows.isEmpty() || fresh.get(0).entry().at() >= rows.get(rows.size() - 1).entry().at()) {
      int from = rows.size();
      rows.addAll(fresh);
      listener.changed(from, 0, fresh.size());
    } else {
      merge(fresh, older);
    }
    trim();
  }

  /** Puts an entry in the place of the one with its id, or adds it. */
  void put(Entry entry) {
    if (!ids.contains(entry.id())) {
      add(List.of(entry));
      return;
    }
    int index = indexOf(entry.id()).orElseThrow();
    rows.set(index, new Row(entry, rows.get(index).day()));
    listener.changed(index, 1, 1);
  }

  private void merge(List<Row> fresh, boolean older) {
    int from = firstBehind(fresh.get(0).entry().at(), older);
    int oldTail = rows.size() - from;
    var merged = new ArrayList<Row>(rows.size() + fresh.size());
    merged.addAll(rows.subList(0, from));
    int old = from;
    for (var row : fresh) {
      while (old < rows.size() && before(rows.get(old), row.entry().at(), older)) {
        merged.add(rows.get(old++));
      }
      merged.add(row);
    }
    int untouched = rows.size() - old;
    merged.addAll(rows.subList(old, rows.size()));
    rows = merged;
    listener.changed(from, oldTail - untouched, oldTail - untouched + fresh.size());
  }

  private int firstBehind(long at, boolean older) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (before(rows.get(middle), at, older)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean before(Row present, long at, boolean older) {
    return older ? present.entry().at() < at : present.entry().at() <= at;
  }

  private void trim() {
    if (rows.size() <= MOST) {
      return;
    }
    int removed = rows.size() - MOST + MOST / 10;
    for (var row : rows.subList(0, removed)) {
      ids.remove(row.entry().id());
    }
    rows = new ArrayList<>(rows.subList(removed, rows.size()));
    listener.changed(0, removed, 0);
  }

  /** Most entries fall on the day of the one before. */
  private LocalDate dayOf(long at) {
    if (at < lastDayFrom || at >= lastDayTo) {
      lastDay = Formats.day(at);
      var zone = java.time.ZoneId.systemDefault();
      lastDayFrom = TimeUnit.SECONDS.toMillis(lastDay.atStartOfDay(zone).toEpochSecond());
      lastDayTo = TimeUnit.SECONDS.toMillis(lastDay.plusDays(1).atStartOfDay(zone).toEpochSecond());
    }
    return lastDay;
  }
}
