package org.swarmroom.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.NodeEvent;

/**
 * A node's events in batches on the thread of the windows: the first at once, those that follow
 * within {@link #PAUSE_MILLIS} together, so that a thousand lines a second are ten tasks a second.
 */
public final class NodeEvents implements AutoCloseable {

  /** At least this long between two batches, in milliseconds. */
  public static final int PAUSE_MILLIS = 100;

  private final Schedule schedule;
  private final List<Consumer<? super List<NodeEvent>>> listeners = new CopyOnWriteArrayList<>();
  private final NodeControl.Subscription subscription;
  private final Object lock = new Object();
  private List<NodeEvent> waiting = new ArrayList<>();
  private boolean scheduled;

  public NodeEvents(NodeControl node, Schedule schedule) {
    this.schedule = schedule;
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
    List<NodeEvent> batch;
    synchronized (lock) {
      batch = waiting;
      waiting = new ArrayList<>();
      scheduled = false;
    }
    for (var listener : listeners) {
      listener.accept(batch);
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
