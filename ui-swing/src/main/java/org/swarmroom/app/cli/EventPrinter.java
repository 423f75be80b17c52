package org.swarmroom.app.cli;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.swarmroom.app.node.NodeEvent;

/**
 * Prints events on a thread of its own, so that a reader that doesn't read can't stop the node.
 *
 * <p>Invariant: at most {@link #MOST_WAITING} lines wait; further ones are left out until the
 * reader reads again.
 */
final class EventPrinter implements Consumer<NodeEvent>, AutoCloseable {

  static final int MOST_WAITING = 16 * 1024;

  /** Nothing more comes. */
  private static final Optional<String> END = Optional.empty();

  private final PrintStream out;
  private final Function<NodeEvent, Optional<String>> form;
  private final BlockingQueue<Optional<String>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread;

  /**
   * @param form the line to print; empty for none
   */
  EventPrinter(PrintStream out, Function<NodeEvent, Optional<String>> form) {
    this.out = out;
    this.form = form;
    this.thread = new Thread(this::printAll, "event-printer");
    thread.setDaemon(true);
    thread.start();
  }

  /** On the node's event thread; never waits. */
  @Override
  public void accept(NodeEvent event) {
    Optional<String> line = form.apply(event);
    line.ifPresent(text -> waiting.offer(line));
  }

  private void printAll() {
    try {
      for (var line = waiting.take(); line.isPresent(); line = waiting.take()) {
        out.println(line.get());
        if (waiting.isEmpty()) {
          out.flush();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Prints what waits, for at most two seconds. */
  @Override
  public void close() throws InterruptedException {
    if (waiting.offer(END, 2, TimeUnit.SECONDS)) {
      thread.join(2_000);
    }
  }
}
