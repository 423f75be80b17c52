package org.swarmroom.index.store;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Completes futures in order on a thread of its own, so that no caller's code holds the writer up.
 */
final class Answers {

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "index-answers");
            made.setDaemon(true);
            return made;
          });

  void give(Change<?> change) {
    thread.execute(change::answer);
  }

  /** Gives out what is left, unless called from an answer. */
  void close() {
    thread.shutdown();
    try {
      if (!Thread.currentThread().getName().equals("index-answers")
          && !thread.awaitTermination(5, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
