package org.swarmroom.index.files;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Totals by root and the files that wait for their hash, read once at the start and kept in step
 * with every commit: counting 100,000 rows at each step of a progress bar is too slow, and an index
 * by state and size is a page more to write for every file. Any thread.
 */
final class Tally {

  private final Map<Long, Totals> byRoot = new ConcurrentHashMap<>();
  private final NavigableSet<Outcome.Waiting> waiting = new ConcurrentSkipListSet<>();
  private volatile boolean inDoubt;

  static Tally of(Connection connection) throws SQLException {
    Tally tally = new Tally();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, root, state, size FROM own_file")) {
      while (rows.next()) {
        long size = rows.getLong(4);
        FileState state = FileState.values()[rows.getInt(3)];
        tally.byRoot.merge(rows.getLong(2), Totals.NONE.with(state, 1, size), Totals::plus);
        if (state == FileState.WAITING) {
          tally.waiting.add(new Outcome.Waiting(size, rows.getLong(1)));
        }
      }
    }
    return tally;
  }

  void add(Outcome outcome) {
    outcome.sums.forEach((root, sum) -> byRoot.merge(root, sum, Totals::plus));
    waiting.removeAll(outcome.waitingNoMore);
    waiting.addAll(outcome.waiting);
  }

  /** From now on it may be wrong: a commit failed and may be kept all the same. */
  void doubt() {
    inDoubt = true;
  }

  boolean isInDoubt() {
    return inDoubt;
  }

  /** Ids of files that wait for their hash, the smallest first. */
  List<Long> waiting(int limit) {
    return waiting.stream().limit(limit).map(Outcome.Waiting::id).toList();
  }

  Totals of(long root) {
    return byRoot.getOrDefault(root, Totals.NONE);
  }

  Totals all() {
    return byRoot.values().stream().reduce(Totals.NONE, Totals::plus);
  }
}
