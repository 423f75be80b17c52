package org.swarmroom.index.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.swarmroom.index.IndexException;

/**
 * Brings a database to the newest schema by numbered SQL files, each once and in order.
 *
 * <p>H2 commits each DDL statement, so a step that is cut off leaves some of its tables behind. The
 * version is raised only after the whole step is on disk, and a step begins by running again from
 * its first statement: a statement whose object is there already is passed over.
 */
final class Migrations {

  /** Each file brings the schema from its index to its index + 1. */
  private static final List<String> STEPS =
      List.of(
          "0001-first.sql",
          "0002-transfer-pace.sql",
          "0003-line-order.sql",
          "0004-accounts.sql",
          "0005-room-state.sql");

  static final int NEWEST = STEPS.size();

  private static final int OBJECT_EXISTS_ALREADY = 42101;
  private static final int INDEX_EXISTS_ALREADY = 42111;
  private static final int COLUMN_EXISTS_ALREADY = 42121;

  private Migrations() {}

  /**
   * @return whether there was anything to do
   * @throws IndexException if the schema is newer than this program
   */
  static boolean run(Connection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INT NOT NULL)");
      int version = version(statement);
      if (version > NEWEST) {
        throw new IndexException(
            ("%s was written by a newer Swarmroom (schema %d, this one knows %d);"
                    + " install the newer version or choose another folder with --profile.")
                .formatted(file, version, NEWEST));
      }
      for (int step = version; step < NEWEST; step++) {
        run(statement, text(STEPS.get(step)));
        statement.execute("DELETE FROM schema_version");
        statement.execute("INSERT INTO schema_version VALUES (" + (step + 1) + ")");
        connection.commit();
        statement.execute("CHECKPOINT SYNC");
      }
      return version < NEWEST;
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT MAX(version) FROM schema_version")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private static void run(Statement statement, String script) throws SQLException {
    for (String sql : script.replaceAll("(?m)^--.*$", "").split(";")) {
      if (sql.isBlank()) {
        continue;
      }
      try {
        statement.execute(sql);
      } catch (SQLException e) {
        switch (e.getErrorCode()) {
          case OBJECT_EXISTS_ALREADY, INDEX_EXISTS_ALREADY, COLUMN_EXISTS_ALREADY -> {}
          default -> throw e;
        }
      }
    }
  }

  private static String text(String name) {
    try (InputStream in = Migrations.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
