package org.swarmroom.testdata;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What fuzz targets claim. */
public final class Must {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final long MOST_CPU_NANOS = 2_000_000_000;

  private Must() {}

  /** Throws unless {@code claim} is true. */
  public static void hold(boolean claim, String what) {
    if (!claim) {
      throw new AssertionError("it does not hold that " + what);
    }
  }

  /**
   * Runs {@code work} and throws if it allocated more than {@code bytes} on this thread, or took
   * two seconds of its time: what the input only claims must cost nothing, and no input much. What
   * is over is run again, for classes are loaded once.
   */
  public static void costAtMost(long bytes, Runnable work) {
    if (!isWithin(bytes, work)) {
      hold(isWithin(bytes, work), "it costs at most " + bytes + " bytes and two seconds");
    }
  }

  private static boolean isWithin(long bytes, Runnable work) {
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long began = THREADS.getCurrentThreadCpuTime();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - allocated <= bytes
        && THREADS.getCurrentThreadCpuTime() - began <= MOST_CPU_NANOS;
  }
}
