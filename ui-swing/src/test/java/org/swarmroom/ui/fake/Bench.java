package org.swarmroom.ui.fake;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.swarmroom.ui.kit.Answers;
import org.swarmroom.ui.kit.NodeEvents;
import org.swarmroom.ui.kit.Notices;

/**
 * A presenter's surroundings without a toolkit: the test's own thread is the thread of the windows.
 */
public final class Bench implements AutoCloseable, Notices {

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private String info = "";
  private String error = "";

  public final FakeNode node = new FakeNode();
  public final Answers answers = new Answers(tasks::add);
  public final NodeEvents events = new NodeEvents(node, tasks::add, tasks::add);

  /** Runs all that waits for the thread of the windows, until nothing comes any more. */
  public void settle() {
    for (int quiet = 0; quiet < 2; quiet++) {
      node.settle();
      for (var task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
        quiet = 0;
      }
    }
  }

  public void later(Runnable task) {
    tasks.add(task);
  }

  /** The sentence last confirmed. */
  public String lastInfo() {
    return info;
  }

  /** The sentence last complained of. */
  public String lastError() {
    return error;
  }

  @Override
  public void info(String sentence) {
    info = sentence;
  }

  @Override
  public void error(String sentence) {
    error = sentence;
  }

  @Override
  public void close() {
    events.close();
    node.close();
  }
}
