package org.swarmroom.index.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.IndexException;

/** Connections for reading, borrowed one a call. Safe from any thread. */
final class Readers {

  private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
  private static final int IDLE = 4;

  private final Database database;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  Readers(Database database) {
    this.database = database;
  }

  <T> T read(String what, Store.Work<T> work) {
    try {
      return once(work);
    } catch (SQLException e) {
      Trouble trouble = Trouble.of(e);
      if (trouble == Trouble.CLOSED && !isClosed()) {
        return again(what, work);
      }
      throw failed(what, e);
    }
  }

  /** H2 closed itself: its old connections are of no use, a new one opens the file again. */
  private <T> T again(String what, Store.Work<T> work) {
    forgetIdle();
    try {
      return once(work);
    } catch (SQLException e) {
      throw failed(what, e);
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
    Connection connection = borrow();
    boolean good = false;
    try {
      T result = work.on(connection);
      connection.commit();
      good = true;
      return result;
    } catch (MVStoreException e) {
      throw new SQLException(e);
    } finally {
      giveBack(connection, good);
    }
  }

  private Connection borrow() throws SQLException {
    synchronized (this) {
      if (closed) {
        throw new SQLException("closed", "90098", ErrorCode.DATABASE_IS_CLOSED);
      }
      Connection connection = idle.poll();
      if (connection != null) {
        return connection;
      }
    }
    Connection connection = database.connect();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
    }
    return connection;
  }

  private void giveBack(Connection connection, boolean good) {
    synchronized (this) {
      if (good && !closed && idle.size() < IDLE) {
        idle.push(connection);
        return;
      }
    }
    close(connection);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Drops connections to a database that closed itself. */
  synchronized void forgetIdle() {
    idle.forEach(Readers::close);
    idle.clear();
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
