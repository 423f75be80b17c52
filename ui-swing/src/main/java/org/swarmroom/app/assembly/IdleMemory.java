package org.swarmroom.app.assembly;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.netty.util.concurrent.EventExecutorGroup;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives memory back to the system that a node needed once, to walk and hash 100,000 files, and not
 * while it waits.
 *
 * <p>A Java heap grows when much is made at once and stays as large: by default nobody collects
 * while nothing happens. A jar can't bring its own options, but these can be set while it runs (JEP
 * 346). On a virtual machine that doesn't know them nothing changes. Any thread; takes a tenth of a
 * second, so not on one that someone waits for.
 */
final class IdleMemory {

  private static final Logger log = LoggerFactory.getLogger(IdleMemory.class);
  private static final String DIAGNOSTICS = "com.sun.management:type=DiagnosticCommand";

  private static final long SETTLED_SECONDS = 60;

  /** A heap that has grown; smaller ones are not worth the pause of some 100 ms. */
  private static final long GROWN_BYTES = 192L << 20;

  private IdleMemory() {}

  /**
   * From now on a heap that nothing was collected in for a minute is, and most of what is free
   * goes.
   */
  static void giveBackWhenIdle() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (machine != null) {
      set(machine, "MinHeapFreeRatio", "10");
      set(machine, "MaxHeapFreeRatio", "30");
      set(machine, "G1PeriodicGCInterval", "60000");
    }
  }

  private static void set(HotSpotDiagnosticMXBean machine, String option, String value) {
    try {
      machine.setVMOption(option, value);
    } catch (IllegalArgumentException e) {
      log.debug("{} is not set: {}", option, e.toString());
    }
  }

  /** A big piece of work is done: at once, and when what the virtual machine did for it is over. */
  static void trimSoon(EventExecutorGroup timer, Executor work) {
    work.execute(IdleMemory::trim);
    var unused =
        timer.schedule(() -> work.execute(IdleMemory::trim), SETTLED_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * A heap that has grown by it is collected whole, once: cycles beside the program leave every
   * region in which something lives. Then what the C library kept goes too.
   */
  private static void trim() {
    if (Runtime.getRuntime().totalMemory() > GROWN_BYTES) {
      System.gc();
    }
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName(DIAGNOSTICS), "systemTrimNativeHeap", new Object[0], new String[0]);
    } catch (JMException e) {
      log.debug("the C library keeps what it has: {}", e.toString());
    }
  }
}
