package org.swarmroom.testdata;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What fuzz targets claim. */
public final class Must {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Must() {}

  /** Throws unless {@code claim} is true. */
  public static void hold(boolean claim, String what) {
    if (!claim) {
      throw new AssertionError("it does not hold that " + what);
    }
  }

  /**
   * Runs {@code work} and throws if it allocated more than {@code most} bytes on this thread: a
   * length that the input only claims must cost nothing. What is over is run again, for classes are
   * loaded once.
   */
  public static void allocateAtMost(long most, Runnable work) {
    long bytes = allocated(work);
    if (bytes > most) {
      bytes = allocated(work);
    }
    hold(bytes <= most, "at most " + most + " bytes are allocated: " + bytes);
  }

  private static long allocated(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
