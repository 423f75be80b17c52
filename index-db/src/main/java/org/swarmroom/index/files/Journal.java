package org.swarmroom.index.files;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueEntry;

/**
 * The journal of the own catalogue in {@code own_change}: a file's last change only, so that it is
 * a snapshot at the same time. A row whose file is not hashed, or gone, is a removal.
 */
final class Journal {

  private static final int REMOVALS_KEPT = 50_000;

  private Journal() {}

  /** Lists a file's change at the end; the row of its change before goes away. */
  static long note(Connection connection, long file, long before) throws SQLException {
    long sequence = last(connection) + 1;
    try (PreparedStatement delete =
            connection.prepareStatement("DELETE FROM own_change WHERE sequence = ?");
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO own_change (sequence, file) VALUES (?, ?)")) {
      insert.setLong(1, sequence);
      insert.setLong(2, file);
      insert.executeUpdate();
      if (before > 0) {
        delete.setLong(1, before);
        delete.executeUpdate();
      }
    }
    return sequence;
  }

  static long last(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT MAX(sequence) FROM own_change")) {
      row.next();
      return row.getLong(1);
    }
  }

  static List<CatalogueChange> since(Connection connection, long sequence, int max)
      throws SQLException {
    Map<Long, String> roots = Roots.paths(connection);
    String removals = sequence <= 0 ? " AND f.id IS NOT NULL" : "";
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT c.sequence, c.file, f.content, f.path, f.size, f.modified_at, f.root"
                + " FROM own_change c LEFT JOIN own_file f ON f.id = c.file AND f.state = 1"
                + " WHERE c.sequence > ?"
                + removals
                + " ORDER BY c.sequence LIMIT ?")) {
      select.setLong(1, sequence);
      select.setInt(2, max);
      try (ResultSet rows = select.executeQuery()) {
        List<CatalogueChange> changes = new ArrayList<>();
        while (rows.next()) {
          changes.add(new CatalogueChange(rows.getLong(1), rows.getLong(2), entry(rows, roots)));
        }
        return changes;
      }
    }
  }

  private static @Nullable CatalogueEntry entry(ResultSet row, Map<Long, String> roots)
      throws SQLException {
    byte[] content = row.getBytes(3);
    return content == null
        ? null
        : new CatalogueEntry(
            ContentId.of(content),
            FileRows.catalogueName(roots.getOrDefault(row.getLong(7), ""), row.getString(4)),
            row.getLong(5),
            row.getLong(6));
  }

  /** Empty before the first one was begun. */
  static Optional<Long> generation(Connection connection) throws SQLException {
    return Numbers.get(connection, "generation");
  }

  /** Whether there are more removals than are worth telling anyone. */
  static boolean isUntidy(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT (SELECT COUNT(*) FROM own_change)"
                    + " > 2 * (SELECT COUNT(*) FROM own_file) + "
                    + REMOVALS_KEPT)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /**
   * Begins a generation: at first, when changes are gone that members may have seen, and when there
   * are too many removals. Removals are dropped: members fetch the snapshot.
   */
  static long beginGeneration(Connection connection) throws SQLException {
    long generation = new SecureRandom().nextLong();
    try (Statement delete = connection.createStatement()) {
      delete.executeUpdate(
          "DELETE FROM own_change WHERE NOT EXISTS"
              + " (SELECT 1 FROM own_file f WHERE f.id = file AND f.state = 1)");
    }
    Numbers.put(connection, "generation", generation);
    return generation;
  }
}
