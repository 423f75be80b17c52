package org.swarmroom.index.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.IndexException;

/** One change on its way: run by the writer thread, answered after. */
final class Change<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Change.class);

  final String what;
  final CompletableFuture<T> future = new CompletableFuture<>();
  boolean last;
  @Nullable IndexException failure;

  private final Store.Work<T> work;
  private final Consumer<? super T> committed;
  private @Nullable T result;

  Change(String what, Store.Work<T> work, Consumer<? super T> committed) {
    this.what = what;
    this.work = work;
    this.committed = committed;
  }

  /** Marks the change after which the writer ends. */
  Change<T> asLast() {
    last = true;
    return this;
  }

  void run(Connection connection) throws SQLException {
    result = work.on(connection);
  }

  @SuppressWarnings("NullAway") // T may itself be Void
  void committed() {
    if (failure != null) {
      return;
    }
    try {
      committed.accept(result);
    } catch (RuntimeException e) {
      LOG.error("{}: it is kept, but what follows from it failed", what, e);
    }
  }

  @SuppressWarnings("NullAway") // T may itself be Void
  void answer() {
    if (failure != null) {
      future.completeExceptionally(failure);
    } else {
      future.complete(result);
    }
  }
}
