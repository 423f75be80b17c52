package org.swarmroom.index.catalogues;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code catalogue_block}: each peer's entries by key, in blocks that cover ranges of keys.
 * A change rewrites the one block its key belongs to. Writer thread only, except reading all.
 */
final class Blocks {

  /** Entries a block is made with; it may grow by half before it is split. */
  static final int FULL = 64;

  private static final int SPLIT = FULL + FULL / 2;
  private static final int FULL_BYTES = 128 << 10;

  /** By catalogue, then by first key: the block's number. Void after a rollback. */
  private final Map<Integer, TreeMap<Long, Integer>> directories = new HashMap<>();

  void forgetAll() {
    directories.clear();
  }

  /** What a change did to the sums. */
  record Sums(long entries, long bytes) {}

  void deleteAll(Connection connection, int catalogue) throws SQLException {
    directories.put(catalogue, new TreeMap<>());
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM catalogue_block WHERE k >= ? AND k < ?")) {
      delete.setLong(1, k(catalogue, 0));
      delete.setLong(2, k(catalogue + 1, 0));
      delete.executeUpdate();
    }
  }

  void forget(int catalogue) {
    directories.remove(catalogue);
  }

  /**
   * @param changes by key; null removes
   */
  Sums apply(
      Connection connection, int catalogue, NavigableMap<Long, @Nullable CatalogueEntry> changes)
      throws SQLException {
    TreeMap<Long, Integer> directory = directory(connection, catalogue);
    long entries = 0;
    long bytes = 0;
    NavigableMap<Long, @Nullable CatalogueEntry> rest = changes;
    while (!rest.isEmpty()) {
      long key = rest.firstKey();
      Map.Entry<Long, Integer> block = directory.floorEntry(key);
      block = block == null ? directory.firstEntry() : block;
      Long nextBlock = directory.higherKey(block == null ? key : Math.max(key, block.getKey()));
      var own = nextBlock == null ? rest : rest.headMap(nextBlock, false);
      TreeMap<Long, CatalogueEntry> merged =
          block == null ? new TreeMap<>() : read(connection, k(catalogue, block.getValue()));
      long before = sum(merged);
      long countBefore = merged.size();
      own.forEach(
          (changed, entry) -> {
            if (entry == null) {
              merged.remove(changed);
            } else {
              merged.put(changed, entry);
            }
          });
      entries += merged.size() - countBefore;
      bytes += sum(merged) - before;
      write(connection, catalogue, directory, block, merged);
      rest = nextBlock == null ? new TreeMap<>() : rest.tailMap(nextBlock, true);
    }
    return new Sums(entries, bytes);
  }

  private static long sum(Map<Long, CatalogueEntry> entries) {
    return entries.values().stream().mapToLong(CatalogueEntry::size).sum();
  }

  /** Writes what stood in a block back as one block, several or none. */
  private static void write(
      Connection connection,
      int catalogue,
      TreeMap<Long, Integer> directory,
      Map.@Nullable Entry<Long, Integer> old,
      TreeMap<Long, CatalogueEntry> entries)
      throws SQLException {
    int next = directory.values().stream().mapToInt(number -> number).max().orElse(0) + 1;
    int number = old == null ? next++ : old.getValue();
    if (old != null) {
      directory.remove(old.getKey());
    }
    if (entries.isEmpty()) {
      delete(connection, k(catalogue, number));
      return;
    }
    int most = entries.size() <= SPLIT ? SPLIT : FULL;
    TreeMap<Long, CatalogueEntry> block = new TreeMap<>();
    int pathBytes = 0;
    for (Map.Entry<Long, CatalogueEntry> entry : entries.entrySet()) {
      if (block.size() >= most || pathBytes > FULL_BYTES) {
        write(connection, catalogue, number, directory, block);
        number = next++;
        block = new TreeMap<>();
        pathBytes = 0;
      }
      block.put(entry.getKey(), entry.getValue());
      pathBytes += entry.getValue().path().length();
    }
    write(connection, catalogue, number, directory, block);
  }

  private static void write(
      Connection connection,
      int catalogue,
      int number,
      TreeMap<Long, Integer> directory,
      TreeMap<Long, CatalogueEntry> block)
      throws SQLException {
    directory.put(block.firstKey(), number);
    try (PreparedStatement merge =
        connection.prepareStatement(
            "MERGE INTO catalogue_block (k, first_key, data) KEY (k) VALUES (?, ?, ?)")) {
      merge.setLong(1, k(catalogue, number));
      merge.setLong(2, block.firstKey());
      merge.setBytes(3, CatalogueBlock.encode(block));
      merge.executeUpdate();
    }
  }

  private static void delete(Connection connection, long k) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM catalogue_block WHERE k = ?")) {
      delete.setLong(1, k);
      delete.executeUpdate();
    }
  }

  private TreeMap<Long, Integer> directory(Connection connection, int catalogue)
      throws SQLException {
    TreeMap<Long, Integer> known = directories.get(catalogue);
    if (known != null) {
      return known;
    }
    TreeMap<Long, Integer> directory = new TreeMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT k, first_key FROM catalogue_block WHERE k >= ? AND k < ?")) {
      select.setLong(1, k(catalogue, 0));
      select.setLong(2, k(catalogue + 1, 0));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          directory.put(rows.getLong(2), (int) rows.getLong(1));
        }
      }
    }
    directories.put(catalogue, directory);
    return directory;
  }

  private static TreeMap<Long, CatalogueEntry> read(Connection connection, long k)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT data FROM catalogue_block WHERE k = ?")) {
      select.setLong(1, k);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? decode(row.getBytes(1)) : new TreeMap<>();
      }
    }
  }

  /** Gives every entry of a catalogue with its key. */
  static void readAll(Connection connection, int catalogue, ObjLongConsumer<CatalogueEntry> sink)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT data FROM catalogue_block WHERE k >= ? AND k < ? ORDER BY k")) {
      select.setLong(1, k(catalogue, 0));
      select.setLong(2, k(catalogue + 1, 0));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          decode(rows.getBytes(1)).forEach((key, entry) -> sink.accept(entry, key));
        }
      }
    }
  }

  private static TreeMap<Long, CatalogueEntry> decode(byte[] data) throws SQLException {
    try {
      return CatalogueBlock.decode(data);
    } catch (DataFormatException e) {
      throw new SQLException("a block of a catalogue is damaged", e);
    }
  }

  private static long k(int catalogue, int number) {
    return (long) catalogue << 32 | number;
  }
}
