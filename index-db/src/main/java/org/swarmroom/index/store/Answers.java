package org.swarmroom.index.store;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Completes futures in order on a thread of its own, so that no caller's code holds the writer up.
 */
final class Answers {

  private static final long IDLE_SECONDS = 20;

  private final ExecutorService thread =
      single(
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

  /** One thread, which ends when there has been nothing to do for {@value #IDLE_SECONDS} s. */
  private static ExecutorService single(ThreadFactory threads) {
    var one =
        new ThreadPoolExecutor(
            1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    one.allowCoreThreadTimeOut(true);
    return one;
  }
}
