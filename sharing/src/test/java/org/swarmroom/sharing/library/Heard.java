package org.swarmroom.sharing.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A listener that keeps what it hears, so that a test can wait for it. */
final class Heard implements LibraryListener {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final List<HashProgress> progress = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int done;
  private int catalogueChanges;

  @Override
  public synchronized void progress(HashProgress now) {
    progress.add(now);
    notifyAll();
  }

  @Override
  public synchronized void done(long files, long bytes) {
    done++;
    notifyAll();
  }

  @Override
  public synchronized void problem(String sentence) {
    problems.add(sentence);
    notifyAll();
  }

  @Override
  public synchronized void catalogueChanged() {
    catalogueChanges++;
    notifyAll();
  }

  /** Waits until hashing said that it is done once more than {@code before}. */
  synchronized void awaitDone(int before) {
    await(() -> done > before);
  }

  synchronized void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      assertThat(left).as("waited in vain; heard %s and %s problems", done, problems).isPositive();
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  synchronized int doneCount() {
    return done;
  }

  synchronized int catalogueChangeCount() {
    return catalogueChanges;
  }

  synchronized List<String> problems() {
    return List.copyOf(problems);
  }

  synchronized List<HashProgress> progress() {
    return List.copyOf(progress);
  }
}
