package org.swarmroom.index.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/**
 * Whether two closed database files have the same tables with the same rows: their number, and the
 * sum of a checksum of each. Reads both whole and writes to neither.
 */
final class Comparison {

  private final long end;

  private Comparison(long end) {
    this.end = end;
  }

  /** Of a table. */
  private record Rows(long count, long sum) {}

  /**
   * @return false also when it can't be told in that time
   */
  static boolean same(Path one, Path other, long millis) throws SQLException {
    Comparison comparison =
        new Comparison(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    Map<String, Rows> rows = comparison.read(one);
    return !rows.isEmpty() && rows.equals(comparison.read(other)) && !comparison.isLate();
  }

  private boolean isLate() {
    return System.nanoTime() - end > 0;
  }

  private Map<String, Rows> read(Path file) throws SQLException {
    Map<String, Rows> rows = new TreeMap<>();
    try (Connection connection = Database.connectReadOnly(file);
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        if (isLate()) {
          return Map.of();
        }
        rows.put(table, read(statement, table));
      }
    }
    return rows;
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet names =
        statement.executeQuery(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'")) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    return tables;
  }

  private Rows read(Statement statement, String table) throws SQLException {
    long count = 0;
    long sum = 0;
    statement.setFetchSize(1_000);
    try (ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next() && !isLate()) {
        count++;
        sum += checksum(rows, columns);
      }
    }
    return new Rows(count, sum);
  }

  private static long checksum(ResultSet row, int columns) throws SQLException {
    CRC32C crc = new CRC32C();
    for (int column = 1; column <= columns; column++) {
      Object value = row.getObject(column);
      byte[] bytes =
          value instanceof byte[] binary
              ? binary
              : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
      crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      crc.update(bytes);
    }
    return crc.getValue();
  }
}
