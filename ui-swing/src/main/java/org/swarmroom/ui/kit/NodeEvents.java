package org.swarmroom.ui.kit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.NodeEvent;

/**
 * A node's events in batches on the thread of the windows: the first at once, those that follow
 * within {@link #PAUSE_MILLIS} together, so that a thousand lines a second are ten tasks a second.
 * What arrives together in great numbers comes in slices, so that keys and painting have their turn
 * between them. Events keep their order.
 */
public final class NodeEvents implements AutoCloseable {

  /** At least this long between two batches, in milliseconds. */
  public static final int PAUSE_MILLIS = 100;

  /** No task hands over more events than this: as many lines take well below 16 ms. */
  public static final int MOST_AT_ONCE = 500;

  private final Schedule schedule;
  private final Executor ui;
  private final List<Consumer<? super List<NodeEvent>>> listeners = new CopyOnWriteArrayList<>();
  private final NodeControl.Subscription subscription;
  private final Object lock = new Object();
  private final Queue<NodeEvent> waiting = new ArrayDeque<>();
  private boolean scheduled;

  /**
   * @param ui runs its tasks in order on the thread of the windows, never at once
   */
  public NodeEvents(NodeControl node, Schedule schedule, Executor ui) {
    this.schedule = schedule;
    this.ui = ui;
    this.subscription = node.listen(this::heard);
  }

  /** Adds a listener for batches; called on the thread of the windows. */
  public void listen(Consumer<? super List<NodeEvent>> listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    subscription.close();
    listeners.clear();
  }

  private void heard(NodeEvent event) {
    synchronized (lock) {
      waiting.add(event);
      if (scheduled) {
        return;
      }
      scheduled = true;
    }
    schedule.afterPause(this::deliver);
  }

  private void deliver() {
    var slice = new ArrayList<NodeEvent>();
    boolean more;
    synchronized (lock) {
      while (slice.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
        slice.add(waiting.remove());
      }
      more = !waiting.isEmpty();
      scheduled = more;
    }
    try {
      for (var listener : listeners) {
        listener.accept(slice);
      }
    } finally {
      if (more) {
        ui.execute(this::deliver);
      }
    }
  }

  /**
   * Runs a task on the thread of the windows, at least {@link #PAUSE_MILLIS} after the last one
   * that it ran.
   */
  public interface Schedule {
    void afterPause(Runnable task);
  }
}
