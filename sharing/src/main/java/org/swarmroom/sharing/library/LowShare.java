package org.swarmroom.sharing.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves the processor to everybody else, once a thread has been at work for two seconds: windows
 * and transfers stay quick while all cores hash.
 *
 * <p>Linux ignores a Java thread's priority, but knows a niceness for each thread (setpriority(2)),
 * which the {@code renice} of every distribution sets. Elsewhere the priority does. Confined to the
 * thread.
 */
final class LowShare {

  private static final Logger log = LoggerFactory.getLogger(LowShare.class);
  private static final long AT_WORK_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final String NICENESS = "10";

  /** Leads to {@code PID/task/TID} for whoever asks. */
  private static final Path THREAD = Path.of("/proc/thread-self");

  private final long since = System.nanoTime();
  private boolean taken;

  /** To be called before each piece of work. */
  void take() {
    if (!taken && System.nanoTime() - since > AT_WORK_NANOS) {
      taken = true;
      lower();
    }
  }

  /** Lowers the calling thread. */
  static void lower() {
    if (!Files.isSymbolicLink(THREAD)) {
      return;
    }
    try {
      String thread = String.valueOf(Files.readSymbolicLink(THREAD).getFileName());
      new ProcessBuilder("renice", "-n", NICENESS, "-p", thread)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      log.debug("hashing goes on at the usual niceness: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
