package org.swarmroom.app.assembly;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.NodeEvent;

/**
 * Carries events from the parts' threads to all listeners, in order, on the one thread {@code
 * node-events}.
 *
 * <p>What happens before the node is ready and somebody listens is kept, the newest {@link
 * #MOST_HELD}, and told then: a warning of the start must not be lost because nobody could hear it.
 */
final class NodeEvents implements AutoCloseable {

  static final int MOST_HELD = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(NodeEvents.class);

  private final List<Consumer<? super NodeEvent>> listeners = new CopyOnWriteArrayList<>();
  private final ExecutorService thread = Threads.pool(1, "node-events");

  private final Deque<NodeEvent> held = new ArrayDeque<>();
  private boolean ready;
  private boolean heard;

  /** From any thread; returns at once. */
  synchronized void send(NodeEvent event) {
    if (ready && heard) {
      pass(event);
      return;
    }
    held.addLast(event);
    if (held.size() > MOST_HELD) {
      held.removeFirst();
    }
  }

  /** The node is up: {@code event} is told first, then what happened while it started. */
  synchronized void ready(NodeEvent.Ready event) {
    held.addFirst(event);
    ready = true;
    release();
  }

  void warn(String sentence) {
    LOG.warn("{}", sentence);
    send(new NodeEvent.Warning(System.currentTimeMillis(), sentence));
  }

  synchronized NodeControl.Subscription listen(Consumer<? super NodeEvent> listener) {
    listeners.add(listener);
    heard = true;
    release();
    return () -> listeners.remove(listener);
  }

  private void release() {
    if (ready && heard) {
      held.forEach(this::pass);
      held.clear();
    }
  }

  private void pass(NodeEvent event) {
    try {
      thread.execute(() -> listeners.forEach(each -> tell(each, event)));
    } catch (RejectedExecutionException closed) {
      LOG.debug("event after the end: {}", event.getClass().getSimpleName());
    }
  }

  private static void tell(Consumer<? super NodeEvent> listener, NodeEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException bug) {
      LOG.error("a listener failed on {}", event.getClass().getSimpleName(), bug);
    }
  }

  /** Waits until the events sent so far are told. */
  @Override
  public void close() throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
      LOG.warn("a listener of events is stuck; going on without it");
    }
  }
}
