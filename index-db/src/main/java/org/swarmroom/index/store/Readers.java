package org.swarmroom.index.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.IndexException;

/** Connections for reading, borrowed one a call. Safe from any thread. */
final class Readers {

  private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
  private static final int IDLE = 4;
  private static final int ATTEMPTS = 3;

  private final Database database;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  /** How often the database failed while it was written. */
  private int breaks;

  Readers(Database database) {
    this.database = database;
  }

  <T> T read(String what, Store.Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException e) {
        Trouble trouble = Trouble.of(e);
        boolean gone = trouble.broken() && trouble != Trouble.DAMAGED;
        if (!gone || attempt == ATTEMPTS || isClosed()) {
          throw failed(what, e);
        }
        // H2 closed itself: old connections are of no use, a new one opens the file again.
        forgetIdle();
      }
    }
  }

  private IndexException failed(String what, SQLException e) {
    Trouble trouble = Trouble.of(e);
    if (trouble == Trouble.DAMAGED) {
      database.noteDamage();
    }
    return new IndexException(trouble.sentence(what, database.file(), e), e);
  }

  private <T> T once(Store.Work<T> work) throws SQLException {
    int breaksBefore;
    Connection connection;
    synchronized (this) {
      breaksBefore = breaks;
      connection = borrowIdle();
    }
    if (connection == null) {
      connection = open();
    }
    boolean good = false;
    try {
      T result = work.on(connection);
      connection.commit();
      if (hasBrokenSince(breaksBefore)) {
        // A database that is being closed may show empty tables.
        throw new SQLException("closed meanwhile", "90098", ErrorCode.DATABASE_IS_CLOSED);
      }
      good = true;
      return result;
    } catch (MVStoreException e) {
      throw new SQLException(e);
    } finally {
      giveBack(connection, good, breaksBefore);
    }
  }

  private @Nullable Connection borrowIdle() throws SQLException {
    if (closed) {
      throw new SQLException("closed", "90098", ErrorCode.DATABASE_IS_CLOSED);
    }
    return idle.poll();
  }

  private Connection open() throws SQLException {
    Connection connection = database.connect();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
    }
    return connection;
  }

  private void giveBack(Connection connection, boolean good, int breaksBefore) {
    synchronized (this) {
      if (good && !closed && breaksBefore == breaks && idle.size() < IDLE) {
        idle.push(connection);
        return;
      }
    }
    close(connection);
  }

  private synchronized boolean hasBrokenSince(int breaksBefore) {
    return breaksBefore != breaks;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Drops connections to a database that closed itself. */
  synchronized void forgetIdle() {
    idle.forEach(Readers::close);
    idle.clear();
  }

  /** The database failed while it was written: what is being read now does not count. */
  synchronized void databaseBroke() {
    breaks++;
    forgetIdle();
  }

  synchronized void close() {
    closed = true;
    forgetIdle();
  }

  static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("closing a connection", e);
    }
  }
}
