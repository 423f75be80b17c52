package org.swarmroom.ui.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table that change while they are looked at. Reading a row is O(1); sorting and
 * filtering happen off the thread of the windows and come back as an order of indexes, which is
 * thrown away if rows came or went meanwhile.
 *
 * <p>Invariant: {@code order[viewOf[i]] == i} for each row that is shown, and {@code viewOf[i] ==
 * -1} for each that is filtered out.
 */
public final class LiveRows<R> {

  /** Up to so many rows are sorted at once on the caller's thread, a matter of a millisecond. */
  private static final int FEW = 1_000;

  /** Hears what changed, in view indexes. */
  public interface Listener {
    /** Everything may be elsewhere. */
    void allChanged();

    /** One row has new values. */
    void rowChanged(int row);

    void rowAdded(int row);
  }

  private final Function<? super R, String> key;
  private final Executor worker;
  private final Executor ui;
  private List<R> rows = new ArrayList<>();
  private final Map<String, Integer> indexes = new HashMap<>();
  private int[] order = new int[0];
  private int[] viewOf = new int[0];
  private int shown;
  private @Nullable Comparator<? super R> sorting;
  private @Nullable Predicate<? super R> filter;
  private Listener listener = new Silent();
  private long version;
  private boolean ordering;
  private boolean stale;

  /**
   * @param key tells rows apart
   * @param worker sorts and filters
   * @param ui the thread that owns this object
   */
  public LiveRows(Function<? super R, String> key, Executor worker, Executor ui) {
    this.key = key;
    this.worker = worker;
    this.ui = ui;
  }

  public void listen(Listener newListener) {
    this.listener = newListener;
  }

  /** Rows that are shown. */
  public int size() {
    return shown;
  }

  /** Rows in all, those filtered out as well. */
  public int total() {
    return rows.size();
  }

  public R get(int row) {
    return rows.get(order[row]);
  }

  public Optional<R> find(String rowKey) {
    return Optional.ofNullable(indexes.get(rowKey)).map(rows::get);
  }

  /** View index of a key, -1 if it is not shown. */
  public int indexOf(String rowKey) {
    var index = indexes.get(rowKey);
    return index == null ? -1 : viewOf[index];
  }

  public String keyOf(R row) {
    return key.apply(row);
  }

  public void replaceAll(List<? extends R> now) {
    rows = new ArrayList<>(now.size());
    indexes.clear();
    for (var row : now) {
      if (indexes.putIfAbsent(key.apply(row), rows.size()) == null) {
        rows.add(row);
      }
    }
    restructured();
  }

  /** Adds a row, or gives the one with its key new values. */
  public void put(R row) {
    var index = indexes.get(key.apply(row));
    if (index != null) {
      rows.set(index, row);
      stale |= sorting != null || filter != null;
      if (viewOf[index] >= 0) {
        listener.rowChanged(viewOf[index]);
      }
      return;
    }
    indexes.put(key.apply(row), rows.size());
    rows.add(row);
    version++;
    if (filter == null || filter.test(row)) {
      append(rows.size() - 1);
      listener.rowAdded(shown - 1);
      stale |= sorting != null;
    } else {
      viewOf = room(viewOf, rows.size());
      viewOf[rows.size() - 1] = -1;
    }
  }

  public void remove(String rowKey) {
    if (indexes.containsKey(rowKey)) {
      var rest = new ArrayList<>(rows);
      rest.remove((int) indexes.get(rowKey));
      replaceAll(rest);
    }
  }

  /**
   * Sorts from now on.
   *
   * @param by null for the order in which the rows came
   */
  public void sort(@Nullable Comparator<? super R> by) {
    sorting = by;
    reorder();
  }

  /**
   * Leaves rows out from now on.
   *
   * @param shownRows null for all
   */
  public void filter(@Nullable Predicate<? super R> shownRows) {
    filter = shownRows;
    reorder();
  }

  /** Sorts again if values changed since the last time; for a timer. */
  public void freshen() {
    if (stale && !ordering) {
      reorder();
    }
  }

  private void restructured() {
    version++;
    natural();
    if (sorting != null) {
      reorder();
    }
    listener.allChanged();
  }

  private void natural() {
    use(ordered(rows, null, filter));
  }

  private void reorder() {
    stale = false;
    var by = sorting;
    var only = filter;
    if (by == null) {
      natural();
      listener.allChanged();
      return;
    }
    if (rows.size() <= FEW) {
      use(ordered(rows, by, only));
      listener.allChanged();
      return;
    }
    ordering = true;
    long sortedVersion = version;
    var snapshot = new ArrayList<>(rows);
    worker.execute(
        () -> {
          var sorted = ordered(snapshot, by, only);
          ui.execute(() -> sorted(sorted, sortedVersion, by, only));
        });
  }

  private void sorted(
      int[] sorted,
      long sortedVersion,
      @Nullable Comparator<? super R> by,
      @Nullable Predicate<? super R> only) {
    ordering = false;
    if (by != sorting || only != filter) {
      return; // a later order is on its way
    }
    if (sortedVersion != version) {
      reorder();
      return;
    }
    use(sorted);
    listener.allChanged();
  }

  private static <R> int[] ordered(
      List<R> rows, @Nullable Comparator<? super R> by, @Nullable Predicate<? super R> only) {
    var indexes =
        IntStream.range(0, rows.size()).filter(i -> only == null || only.test(rows.get(i)));
    return by == null
        ? indexes.toArray()
        : indexes
            .boxed()
            .sorted((a, b) -> by.compare(rows.get(a), rows.get(b)))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  private void use(int[] newOrder) {
    order = newOrder;
    shown = newOrder.length;
    viewOf = new int[rows.size()];
    Arrays.fill(viewOf, -1);
    for (int view = 0; view < shown; view++) {
      viewOf[newOrder[view]] = view;
    }
  }

  private void append(int index) {
    order = room(order, shown + 1);
    viewOf = room(viewOf, index + 1);
    order[shown] = index;
    viewOf[index] = shown++;
  }

  private static int[] room(int[] array, int needed) {
    return needed <= array.length ? array : Arrays.copyOf(array, Math.max(16, needed * 3 / 2));
  }

  private static final class Silent implements Listener {
    @Override
    public void allChanged() {}

    @Override
    public void rowChanged(int row) {}

    @Override
    public void rowAdded(int row) {}
  }
}
