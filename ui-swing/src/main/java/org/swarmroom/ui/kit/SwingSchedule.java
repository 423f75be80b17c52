package org.swarmroom.ui.kit;

import java.awt.EventQueue;
import java.util.concurrent.TimeUnit;
import javax.swing.Timer;

/** {@link NodeEvents.Schedule} on the event thread. */
public final class SwingSchedule implements NodeEvents.Schedule {

  private long lastRun = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);

  @Override
  public void afterPause(Runnable task) {
    EventQueue.invokeLater(
        () -> {
          long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastRun);
          if (since >= NodeEvents.PAUSE_MILLIS) {
            run(task);
          } else {
            var timer = new Timer((int) (NodeEvents.PAUSE_MILLIS - since), e -> run(task));
            timer.setRepeats(false);
            timer.start();
          }
        });
  }

  private void run(Runnable task) {
    lastRun = System.nanoTime();
    task.run();
  }
}
