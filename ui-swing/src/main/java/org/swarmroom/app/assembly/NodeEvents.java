package org.swarmroom.app.assembly;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
 */
final class NodeEvents implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NodeEvents.class);

  private final List<Consumer<? super NodeEvent>> listeners = new CopyOnWriteArrayList<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Threads.named("node-events"));

  /** From any thread; returns at once. */
  void send(NodeEvent event) {
    try {
      thread.execute(() -> listeners.forEach(each -> tell(each, event)));
    } catch (RejectedExecutionException closed) {
      LOG.debug("event after the end: {}", event.getClass().getSimpleName());
    }
  }

  void warn(String sentence) {
    LOG.warn("{}", sentence);
    send(new NodeEvent.Warning(System.currentTimeMillis(), sentence));
  }

  NodeControl.Subscription listen(Consumer<? super NodeEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
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
