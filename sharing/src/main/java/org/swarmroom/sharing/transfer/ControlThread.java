package org.swarmroom.sharing.transfer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which transfers are decided about. Any thread may hand it work. */
final class ControlThread {

  private static final Logger log = LoggerFactory.getLogger(ControlThread.class);

  private final ScheduledExecutorService thread;

  /**
   * @param thread runs one thing at a time, in the order it gets them
   */
  ControlThread(ScheduledExecutorService thread) {
    this.thread = thread;
  }

  /**
   * @return completes on this thread; fails with {@link TransferException} after the end
   */
  <T> CompletableFuture<T> submit(Supplier<T> work) {
    var result = new CompletableFuture<T>();
    try {
      thread.execute(
          () -> {
            try {
              result.complete(work.get());
            } catch (RuntimeException e) {
              result.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(new TransferException("The node is closing.", e));
    }
    return result;
  }

  /** Work that comes after the end is dropped. */
  void execute(Runnable work) {
    try {
      thread.execute(work);
    } catch (RejectedExecutionException e) {
      log.debug("too late for the control thread", e);
    }
  }

  void schedule(Runnable work, long delayMillis) {
    try {
      thread.schedule(work, delayMillis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("too late for the control thread", e);
    }
  }

  boolean isClosed() {
    return thread.isShutdown();
  }

  /** What was handed over before still runs. */
  void close() {
    thread.shutdown();
  }
}
