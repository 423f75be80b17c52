package org.swarmroom.sharing.transfer;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks what may block on the file pool, and hands the answer to the control thread. Who asks gets
 * an answer whatever fails, or nobody would go on; only a node that closes gives none.
 */
final class Lookups {

  private static final Logger log = LoggerFactory.getLogger(Lookups.class);

  private final Executor files;
  private final ControlThread thread;

  Lookups(Executor files, ControlThread thread) {
    this.files = files;
    this.thread = thread;
  }

  /**
   * @param what is looked for, for the log
   * @param nothing the answer where the question fails
   */
  <T> void ask(String what, Supplier<T> question, T nothing, Consumer<T> found) {
    try {
      files.execute(
          () -> {
            var answer = answer(what, question, nothing);
            thread.execute(() -> found.accept(answer));
          });
    } catch (RejectedExecutionException e) {
      log.debug("too late to look up {}", what, e);
    }
  }

  private static <T> T answer(String what, Supplier<T> question, T nothing) {
    try {
      return question.get();
    } catch (RuntimeException | Error e) {
      log.error("{} could not be looked up", what, e);
      return nothing;
    }
  }
}
