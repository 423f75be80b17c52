package org.swarmroom.ui.kit;

import static org.swarmroom.ui.kit.Texts.text;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.app.node.NodeException;

/**
 * Carries a node's answers from its threads to the thread of the windows. Every call ends in
 * exactly one of its two listeners, called on {@code ui}.
 */
public final class Answers {

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private final Executor ui;

  /**
   * @param ui runs its tasks in order on the thread that owns the windows
   */
  public Answers(Executor ui) {
    this.ui = ui;
  }

  /**
   * Asks the node and hands over what it says.
   *
   * @param failed gets one sentence for the user
   */
  public <T> void ask(
      Supplier<CompletableFuture<T>> question,
      Consumer<? super T> answered,
      Consumer<String> failed) {
    CompletableFuture<T> answer;
    try {
      answer = question.get();
    } catch (RuntimeException e) {
      answer = CompletableFuture.failedFuture(e);
    }
    var unused =
        answer.whenComplete(
            (value, error) -> ui.execute(() -> deliver(value, error, answered, failed)));
  }

  /** Runs something on the thread of the windows. */
  public void later(Runnable task) {
    ui.execute(task);
  }

  private static <T> void deliver(
      T value, @Nullable Throwable error, Consumer<? super T> answered, Consumer<String> failed) {
    if (error == null) {
      answered.accept(value);
    } else {
      failed.accept(sentence(error));
    }
  }

  private static String sentence(Throwable error) {
    var cause = error;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof NodeException && cause.getMessage() != null) {
      return cause.getMessage();
    }
    LOG.warn("A call to the node failed without a sentence for the user", cause);
    return text("error.unexpected", cause.toString());
  }
}
