package org.swarmroom.sharing.library;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that something below a shared folder changed, and says so once it has been quiet for a
 * while.
 *
 * <p>Only a hint: what changed is found by walking the folder again, so that a lost or overflown
 * event (the system keeps 512 a folder) costs nothing. Where the system has no such events (macOS
 * polls) or no more of them, changes wait for the next rescan.
 *
 * <p>One thread waits for events; any thread may call.
 */
final class FolderWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);
  private static final int MOST_FOLDERS = 50_000;
  private static final int LONGEST = 15;

  private final Optional<WatchService> service;
  private final ScheduledExecutorService timer;
  private final long quietMillis;
  private final LongConsumer changed;
  private final Map<WatchKey, Long> rootOf = new ConcurrentHashMap<>();
  private final Map<Long, Pending> pending = new HashMap<>();
  private volatile boolean full;

  /** A call to come, and since when it was put off, in nanoseconds. */
  private record Pending(ScheduledFuture<?> call, long since) {}

  /**
   * @param quietMillis how long a root must be quiet before it is told; a root that never is, is
   *     told all the same after 15 times that
   * @param changed takes the root's id, on the timer's thread
   */
  FolderWatch(ScheduledExecutorService timer, long quietMillis, LongConsumer changed) {
    this.timer = timer;
    this.quietMillis = quietMillis;
    this.changed = changed;
    service = service();
    service.ifPresent(
        events -> {
          var thread = new Thread(() -> listen(events), "library-watch");
          thread.setDaemon(true);
          thread.start();
        });
  }

  private static Optional<WatchService> service() {
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac")) {
      return Optional.empty();
    }
    try {
      return Optional.of(FileSystems.getDefault().newWatchService());
    } catch (IOException | UnsupportedOperationException e) {
      log.info("shared folders can't be watched: {}", e.toString());
      return Optional.empty();
    }
  }

  /** Watches a folder that a walk entered; watching one again changes nothing. */
  void entered(long rootId, Path folder) {
    if (service.isEmpty() || full) {
      return;
    }
    if (rootOf.size() >= MOST_FOLDERS) {
      full = true;
      log.info("more than {} shared folders: changes are found by rescans", MOST_FOLDERS);
      return;
    }
    try {
      WatchKey key =
          folder.register(
              service.get(),
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_DELETE,
              StandardWatchEventKinds.ENTRY_MODIFY);
      rootOf.put(key, rootId);
    } catch (ClosedWatchServiceException e) {
      full = true;
    } catch (IOException e) {
      log.info(
          "{} can't be watched, so its changes are found by rescans: {}", folder, e.toString());
      full = full || String.valueOf(e.getMessage()).contains("limit");
    }
  }

  /** The root is shared no more. */
  void forget(long rootId) {
    rootOf
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = entry.getValue() == rootId;
              if (gone) {
                entry.getKey().cancel();
              }
              return gone;
            });
  }

  private void listen(WatchService events) {
    try {
      while (true) {
        WatchKey key = events.take();
        boolean matters = key.pollEvents().stream().anyMatch(FolderWatch::matters);
        Long root = rootOf.get(key);
        if (!key.reset()) {
          rootOf.remove(key);
        }
        if (matters && root != null) {
          postpone(root);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ClosedWatchServiceException e) {
      log.debug("no folder is watched any more");
    }
  }

  /** Half-written files change all the time and are not shared anyway. */
  private static boolean matters(WatchEvent<?> event) {
    return !(event.context() instanceof Path name) || !ExcludedNames.file(name.toString());
  }

  private synchronized void postpone(long root) {
    Pending before = pending.get(root);
    long now = System.nanoTime();
    long since = before == null ? now : before.since();
    if (timer.isShutdown() || now - since > TimeUnit.MILLISECONDS.toNanos(LONGEST * quietMillis)) {
      return;
    }
    if (before != null) {
      before.call().cancel(false);
    }
    pending.put(
        root,
        new Pending(timer.schedule(() -> tell(root), quietMillis, TimeUnit.MILLISECONDS), since));
  }

  private void tell(long root) {
    synchronized (this) {
      pending.remove(root);
    }
    changed.accept(root);
  }

  @Override
  public void close() {
    service.ifPresent(
        events -> {
          try {
            events.close();
          } catch (IOException e) {
            log.debug("the watch did not close: {}", e.toString());
          }
        });
  }
}
