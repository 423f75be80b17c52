package org.swarmroom.index.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.IndexException;

/**
 * The one thread that changes the database.
 *
 * <p>It takes all changes that wait, runs each within its own savepoint of one transaction,
 * commits, forces the file to disk once, and only then acknowledges them. A change that fails is
 * undone alone; if the database fails, nothing of the group is acknowledged and the next group
 * opens it again.
 */
final class Writer {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int QUEUE = 65_536;
  private static final int GROUP = 512;

  private final Database database;
  private final Readers readers;
  private final BlockingQueue<Change<?>> queue = new LinkedBlockingQueue<>(QUEUE);
  private final List<Runnable> rollbacks = new CopyOnWriteArrayList<>();
  private final List<Runnable> doubts = new CopyOnWriteArrayList<>();
  private final Answers answers = new Answers();
  private final Thread thread = new Thread(this::run, "index-writer");
  private final Object door = new Object();
  private boolean closed;

  /** Written before the thread ends, read after. */
  private boolean sound;

  /** Confined to the writer thread; null while the database is to be opened again. */
  private @Nullable Connection connection;

  Writer(Database database, Readers readers, Connection connection) {
    this.database = database;
    this.readers = readers;
    this.connection = connection;
    thread.setDaemon(true);
    thread.start();
  }

  void onRollback(Runnable reset) {
    rollbacks.add(reset);
  }

  void onDoubt(Runnable reset) {
    doubts.add(reset);
  }

  <T> CompletableFuture<T> add(String what, Store.Work<T> work, Consumer<? super T> committed) {
    Change<T> change = new Change<>(what, work, committed);
    synchronized (door) {
      if (closed) {
        change.future.completeExceptionally(
            new IndexException(Trouble.CLOSED.sentence(what, database.file(), new Exception())));
      } else if (!queue.offer(change)) {
        change.future.completeExceptionally(
            new IndexException(what + ": too many changes wait for the disk; try again later."));
      }
    }
    return change.future;
  }

  /**
   * Waits until all changes are done.
   *
   * @return whether the database was sound to the end
   */
  boolean close() {
    synchronized (door) {
      if (!closed) {
        closed = true;
        queue.add(new Change<>("", c -> true, done -> {}).asLast());
      }
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    answers.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return sound;
  }

  private void run() {
    List<Change<?>> group = new ArrayList<>();
    boolean last = false;
    while (!last) {
      group.clear();
      try {
        group.add(queue.take());
      } catch (InterruptedException e) {
        LOG.debug("the writer ends when it is closed, not when it is interrupted");
        continue;
      }
      queue.drainTo(group, GROUP - 1);
      last = group.removeIf(change -> change.last);
      if (!group.isEmpty()) {
        run(group);
      }
    }
    if (connection != null) {
      Readers.close(connection);
      sound = true;
    }
  }

  private void run(List<Change<?>> group) {
    try {
      Connection open = open();
      for (Change<?> change : group) {
        runOne(open, change);
      }
      database.witness().count(open);
      open.commit();
      try (Statement statement = open.createStatement()) {
        statement.execute("CHECKPOINT SYNC");
      }
      database.witness().note();
    } catch (SQLException | RuntimeException | AssertionError e) {
      broken(group, e);
      return;
    }
    for (Change<?> change : group) {
      change.committed();
      answers.give(change);
    }
  }

  private Connection open() throws SQLException {
    Connection open = connection;
    if (open == null) {
      readers.forgetIdle();
      open = database.connect();
      connection = open;
      database.checkAfterReopening(open);
    }
    open.setAutoCommit(false);
    return open;
  }

  private void runOne(Connection open, Change<?> change) throws SQLException {
    Savepoint before = open.setSavepoint();
    try {
      change.run(open);
    } catch (SQLException | RuntimeException e) {
      if (Trouble.of(e).broken()) {
        throw e;
      }
      open.rollback(before);
      change.failure =
          e instanceof IndexException sentence
              ? sentence
              : new IndexException(Trouble.STATEMENT.sentence(change.what, database.file(), e), e);
      rollbacks.forEach(Runnable::run);
    }
  }

  private void broken(List<Change<?>> group, Throwable error) {
    Trouble trouble = Trouble.of(error);
    LOG.warn("The index could not be written: {}", trouble);
    LOG.debug("how the index could not be written", error);
    if (trouble == Trouble.DAMAGED) {
      database.noteDamage();
    }
    Connection old = connection;
    connection = null;
    if (old != null) {
      Readers.close(old);
    }
    readers.databaseBroke();
    rollbacks.forEach(Runnable::run);
    doubts.forEach(Runnable::run);
    for (Change<?> change : group) {
      change.failure =
          new IndexException(trouble.sentence(change.what, database.file(), error), error);
      answers.give(change);
    }
  }
}
