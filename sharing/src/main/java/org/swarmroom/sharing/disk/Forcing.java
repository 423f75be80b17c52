package org.swarmroom.sharing.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Forces many files to the device, a few at once: a file system commits those together, so that
 * 2,000 small files take tenths of a second instead of seconds. The caller's thread works too and
 * waits only for what others have begun, so a busy pool can't hold it up. Thread-safe.
 */
final class Forcing {

  /** Forces one file. */
  @FunctionalInterface
  interface Step {
    void force(Path file) throws IOException;
  }

  private static final int HELPERS = 3;

  private final Step step;
  private final Queue<Path> left;
  private int underWay;
  private @Nullable IOException failure;

  private Forcing(Collection<Path> files, Step step) {
    this.left = new ArrayDeque<>(files);
    this.step = step;
  }

  /**
   * Returns when all files are forced.
   *
   * @throws IOException the first failure; files that were not begun by then are left
   */
  static void all(Collection<Path> files, Step step, Executor pool) throws IOException {
    var forcing = new Forcing(files, step);
    for (int i = 0; i < Math.min(HELPERS, files.size() - 1); i++) {
      try {
        pool.execute(forcing::work);
      } catch (RejectedExecutionException closing) {
        break; // Then this thread does it all.
      }
    }
    forcing.work();
    forcing.await();
  }

  private void work() {
    for (var file = next(); file != null; file = next()) {
      IOException failed = null;
      try {
        step.force(file);
      } catch (IOException e) {
        failed = e;
      } catch (RuntimeException | Error e) {
        failed = new IOException("could not be forced: " + file, e);
      }
      done(failed);
    }
  }

  private synchronized @Nullable Path next() {
    if (failure != null || left.isEmpty()) {
      return null;
    }
    underWay++;
    return left.remove();
  }

  private synchronized void done(@Nullable IOException failed) {
    underWay--;
    if (failure == null) {
      failure = failed;
    }
    notifyAll();
  }

  private synchronized void await() throws IOException {
    boolean interrupted = false;
    while (underWay > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
  }
}
