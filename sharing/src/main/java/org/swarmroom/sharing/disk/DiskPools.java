package org.swarmroom.sharing.disk;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two pools for blocking work. {@code hashing} verifies pieces and writes them, one thread a
 * core; {@code files} opens, reads, checks, renames. Queues are bounded by their callers: a piece
 * is hashed only while it holds a piece buffer, and each peer has at most one read under way. Tasks
 * are never interrupted, as an interrupt would close the file under everybody else.
 */
public final class DiskPools implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DiskPools.class);
  private static final int FILE_THREADS = 4;

  private final ExecutorService hashing;
  private final ExecutorService files;
  private final int width;

  /** Pools of threads of this machine. */
  public DiskPools() {
    this(Math.max(2, Runtime.getRuntime().availableProcessors()));
  }

  private DiskPools(int width) {
    this(
        Executors.newFixedThreadPool(width, threads("piece-hash-")),
        Executors.newFixedThreadPool(FILE_THREADS, threads("piece-file-")),
        width);
  }

  /**
   * Pools of other threads, shut down with this.
   *
   * @param width threads that hash at the same time
   */
  public DiskPools(ExecutorService hashing, ExecutorService files, int width) {
    this.hashing = hashing;
    this.files = files;
    this.width = width;
  }

  public Executor hashing() {
    return hashing;
  }

  public Executor files() {
    return files;
  }

  /** Threads that hash at the same time. */
  public int width() {
    return width;
  }

  /** Lets queued work end, for at most ten seconds. */
  @Override
  public void close() {
    hashing.shutdown();
    files.shutdown();
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      if (hashing.awaitTermination(10, TimeUnit.SECONDS)
          && files.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return;
      }
      log.warn("disk work goes on behind; what is not forced is checked at the next start");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadFactory threads(String prefix) {
    var count = new AtomicInteger();
    return work -> {
      var thread = new Thread(work, prefix + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
