package org.swarmroom.index.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when the database went back in time: H2 opens an older version of itself without a word
 * when the newest one is damaged. The number of commits is kept in the database and, after each
 * commit is durable, in a file of 8 bytes beside it; a database that knows fewer has lost some.
 *
 * <p>Writer thread, after opening.
 */
final class Witness {

  private static final Logger LOG = LoggerFactory.getLogger(Witness.class);

  private final Path file;
  private long commits;

  Witness(Path file) {
    this.file = file;
  }

  /** Compares; true if the database has fewer commits than were acknowledged. */
  boolean wentBack(Connection connection) throws SQLException {
    commits = inDatabase(connection);
    long seen = 0;
    if (Files.exists(file)) {
      try {
        byte[] bytes = Files.readAllBytes(file);
        seen = bytes.length == Long.BYTES ? ByteBuffer.wrap(bytes).getLong() : 0;
      } catch (IOException e) {
        LOG.info("{} can't be read", file, e);
      }
    }
    boolean back = commits < seen;
    commits = Math.max(commits, seen);
    return back;
  }

  private static long inDatabase(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT number FROM meta WHERE name = 'commits'")) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /** Counts in the transaction that is about to be committed. */
  void count(Connection connection) throws SQLException {
    commits++;
    try (PreparedStatement merge =
        connection.prepareStatement(
            "MERGE INTO meta (name, number) KEY (name) VALUES ('commits', ?)")) {
      merge.setLong(1, commits);
      merge.executeUpdate();
    }
  }

  /** Notes that what was counted is durable. It need not be synced: an old number does no harm. */
  void note() {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, commits));
    } catch (IOException e) {
      LOG.info("{} can't be written", file, e);
    }
  }
}
