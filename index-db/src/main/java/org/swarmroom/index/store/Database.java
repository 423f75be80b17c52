package org.swarmroom.index.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.h2.jdbc.JdbcConnection;
import org.swarmroom.index.IndexException;

/** The file {@code index.mv.db}: connections to it, and setting it aside when it is damaged. */
final class Database {

  /**
   * Without a background writer (it may store half a transaction), closed by us alone, and at most
   * half a second of tidying within the file at the end: {@link Compaction} does better. Errors are
   * reported here, not in a trace file. All our statements stay parsed.
   */
  private static final String SETTINGS =
      ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=500;TRACE_LEVEL_FILE=0"
          + ";QUERY_CACHE_SIZE=64";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private static final String READ_ONLY = ";ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0";

  private final Path file;
  private final FreeSpace space;
  private final Path marker;
  private final Witness witness;
  private boolean wentBack;
  private final String url;
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  /**
   * @param scheme H2 file system, {@code file:} outside of tests
   */
  Database(Path profile, String scheme, FreeSpace space) {
    this.space = space;
    Path folder = profile.toAbsolutePath().normalize();
    if (folder.toString().contains(";")) {
      throw new IndexException(
          "The profile folder %s can't be used because its path has a semicolon; choose another with --profile."
              .formatted(folder));
    }
    this.file = folder.resolve("index.mv.db");
    this.witness = new Witness(folder.resolve("index.commits"));
    this.marker = folder.resolve("index.damaged");
    this.url = "jdbc:h2:" + scheme + folder.resolve("index") + SETTINGS;
  }

  Path file() {
    return file;
  }

  FreeSpace space() {
    return space;
  }

  /** Makes the file small if that is worth the while; it must be closed. */
  void compact() {
    if (!Files.exists(marker)) {
      compaction().run();
    }
  }

  private Compaction compaction() {
    return new Compaction(file, space, Compaction.WORTH_BYTES, step -> {});
  }

  Witness witness() {
    return witness;
  }

  /** Whether acknowledged changes are missing. */
  boolean wentBack() {
    return wentBack;
  }

  List<String> warnings() {
    return warnings;
  }

  /** Opens the file for the first time, with the newest schema; a damaged one is set aside. */
  Connection openAndMigrate() {
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new IndexException(
          "The profile folder %s can't be made; check its permissions or choose another with --profile."
              .formatted(file.getParent()),
          e);
    }
    compaction().clean();
    if (Files.exists(marker)) {
      setAside();
    }
    try {
      return migrated();
    } catch (SQLException e) {
      if (Trouble.of(e) != Trouble.DAMAGED) {
        throw refusal(e);
      }
      setAside();
    }
    try {
      return migrated();
    } catch (SQLException e) {
      throw refusal(e);
    }
  }

  private IndexException refusal(SQLException e) {
    return new IndexException(Trouble.of(e).sentence("The index can't be opened", file, e), e);
  }

  private Connection migrated() throws SQLException {
    Connection connection = connect();
    try {
      keepFromOthers();
      if (Migrations.run(connection, file)) {
        connection.close(); // until its first clean end H2 may go back to before the new tables
        connection = connect();
      }
      wentBack = witness.wentBack(connection);
      if (wentBack) {
        warnings.add(
            "%s was damaged and goes on from an older state; press Rescan, and look whether transfers are missing."
                .formatted(file));
      }
      return connection;
    } catch (SQLException | RuntimeException e) {
      try {
        connection.close();
      } catch (SQLException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private void keepFromOthers() {
    try {
      keepFromOthers(file);
    } catch (IOException e) {
      warnings.add(
          "%s can't be closed to other users; check who owns it and its folder.".formatted(file));
    }
  }

  /**
   * Room keys are in it; where a file has no such permissions, those of the profile's folder hold.
   */
  static void keepFromOthers(Path database) throws IOException {
    if (Files.getFileStore(database).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** Opens a database file that nobody has open, and changes nothing in it. */
  static Connection connectReadOnly(Path database) throws SQLException {
    String name = database.toString().replaceFirst("\\.mv\\.db$", "");
    try {
      return new JdbcConnection(
          "jdbc:h2:file:" + name + READ_ONLY, new Properties(), "sa", "", false);
    } catch (RuntimeException e) {
      throw new SQLException(e);
    }
  }

  Connection connect() throws SQLException {
    try {
      return new JdbcConnection(url, new Properties(), "sa", "", false);
    } catch (RuntimeException e) {
      // H2 lets some damage through unchecked.
      throw new SQLException(e);
    }
  }

  /** Looks whether a database that failed and was opened again has all that was acknowledged. */
  void checkAfterReopening(Connection connection) throws SQLException {
    if (witness.wentBack(connection)) {
      noteDamage();
    }
  }

  /** Notes that the file is damaged; the next start sets it aside. */
  void noteDamage() {
    if (Files.exists(marker)) {
      return;
    }
    warnings.add(
        "%s is damaged; restart Swarmroom, which sets it aside and builds a new one."
            .formatted(file));
    try {
      Files.createFile(marker);
    } catch (IOException e) {
      warnings.add("%s can't be written; check the disk.".formatted(marker));
    }
  }

  private void setAside() {
    Path aside =
        file.resolveSibling(file.getFileName() + ".damaged-" + LocalDateTime.now().format(TIME));
    for (int n = 2; Files.exists(aside); n++) {
      aside =
          file.resolveSibling(
              file.getFileName() + ".damaged-" + LocalDateTime.now().format(TIME) + "-" + n);
    }
    try {
      if (Files.exists(file)) {
        Files.move(file, aside);
        warnings.add(
            "The index %s was damaged and is set aside as %s; shared files are hashed again and members' lists fetched again."
                .formatted(file, aside.getFileName()));
      }
      Files.deleteIfExists(file.resolveSibling("index.commits"));
      Files.deleteIfExists(marker);
    } catch (IOException e) {
      throw new IndexException(
          "The damaged index %s can't be set aside; move it away by hand and start again."
              .formatted(file),
          e);
    }
  }
}
