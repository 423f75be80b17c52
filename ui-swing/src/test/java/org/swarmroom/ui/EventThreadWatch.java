package org.swarmroom.ui;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.swing.JComponent;
import javax.swing.RepaintManager;

/**
 * Notes every touch of Swing by another thread, and how much CPU each task of the event thread
 * takes.
 */
final class EventThreadWatch extends RepaintManager implements AutoCloseable {

  private final Queue<String> touches = new ConcurrentLinkedQueue<>();
  private final Queue<Long> costs = new ConcurrentLinkedQueue<>();
  private final RepaintManager before = RepaintManager.currentManager(null);

  private EventThreadWatch() {}

  static EventThreadWatch start() {
    var watch = new EventThreadWatch();
    Probe.installed().listener = watch.costs::add;
    RepaintManager.setCurrentManager(watch);
    return watch;
  }

  /** Where other threads touched Swing. */
  List<String> touches() {
    return List.copyOf(touches);
  }

  /** Forgets what tasks cost so far. */
  void reset() {
    costs.clear();
  }

  /** CPU time of each task since then, in milliseconds. */
  List<Double> costsMillis() {
    return costs.stream().map(nanos -> nanos / (double) TimeUnit.MILLISECONDS.toNanos(1)).toList();
  }

  @Override
  public void close() {
    RepaintManager.setCurrentManager(before);
    Probe.installed().listener = nanos -> {};
  }

  @Override
  public void addInvalidComponent(JComponent component) {
    check(component);
    super.addInvalidComponent(component);
  }

  @Override
  public void addDirtyRegion(JComponent component, int x, int y, int width, int height) {
    check(component);
    super.addDirtyRegion(component, x, y, width, height);
  }

  private void check(JComponent component) {
    if (!EventQueue.isDispatchThread() && component.isShowing() && !isRepaint()) {
      touches.add(
          component.getName()
              + " by "
              + Thread.currentThread().getName()
              + ": "
              + StackWalker.getInstance().walk(frames -> frames.skip(2).limit(8).toList()));
    }
  }

  /** The one method that any thread may call. */
  private static boolean isRepaint() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames.anyMatch(
                    frame ->
                        frame.getMethodName().equals("repaint")
                            && frame.getClassName().startsWith("javax.swing.J")));
  }

  /** Stays for the whole JVM: a robot keeps to the event queue that it saw first. */
  private static final class Probe extends EventQueue {
    private static final Probe INSTALLED = new Probe();

    static {
      Toolkit.getDefaultToolkit().getSystemEventQueue().push(INSTALLED);
    }

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private volatile LongConsumer listener = nanos -> {};

    static Probe installed() {
      return INSTALLED;
    }

    @Override
    protected void dispatchEvent(AWTEvent event) {
      long start = threads.getCurrentThreadCpuTime();
      super.dispatchEvent(event);
      listener.accept(threads.getCurrentThreadCpuTime() - start);
    }
  }
}
