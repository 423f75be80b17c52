package org.swarmroom.app.assembly;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Names for threads; all are daemons, so that a process ends when its node has been closed. */
final class Threads {

  private static final long IDLE_SECONDS = 20;

  private Threads() {}

  static ThreadFactory named(String name) {
    var count = new AtomicInteger();
    return work -> {
      var thread = new Thread(work, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** At most so many threads, which end when there has been nothing to do for a while. */
  static ExecutorService pool(int most, String name) {
    var threads =
        new ThreadPoolExecutor(
            most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
