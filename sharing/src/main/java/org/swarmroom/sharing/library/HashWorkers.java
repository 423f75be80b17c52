package org.swarmroom.sharing.library;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.files.FileChange;
import org.swarmroom.index.files.OwnFile;
import org.swarmroom.index.files.OwnFiles;

/**
 * The hashing threads: take waiting files, read them, store what came out.
 *
 * <p>As many as there is work for, up to one a core; one that finds nothing for a while ends, and
 * {@link HashQueue} calls for one when there may be work again.
 */
final class HashWorkers implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HashWorkers.class);
  private static final long LONGEST_REST_MILLIS = 60_000;

  private final OwnFiles files;
  private final Hashing hashing;
  private final LibraryListener listener;
  private final ScheduledExecutorService timer;
  private final PauseGate gate = new PauseGate();
  private final ProgressMeter meter = new ProgressMeter(System::nanoTime);
  private final HashQueue queue;
  private final Map<Long, Long> restMillis = new ConcurrentHashMap<>();
  private final long firstRestMillis;
  private volatile boolean scanning;

  /** The last file was hashed while a walk went on. */
  private volatile boolean endOwed;

  private final int mostThreads;

  /** At work; guarded by itself. */
  private final Set<Thread> threads = new HashSet<>();

  private boolean open;

  /**
   * @param mostThreads that hash at once
   * @param patienceMillis after which a thread that finds nothing ends
   * @param firstRestMillis how long a file is left alone that changed while it was read; doubled
   *     each time
   */
  HashWorkers(
      OwnFiles files,
      Hashing hashing,
      LibraryListener listener,
      ScheduledExecutorService timer,
      int mostThreads,
      long patienceMillis,
      long firstRestMillis) {
    this.files = files;
    this.hashing = hashing;
    this.listener = listener;
    this.timer = timer;
    this.firstRestMillis = firstRestMillis;
    this.mostThreads = mostThreads;
    queue =
        new HashQueue(
            files,
            this::idle,
            () -> employ(employed() + 1),
            TimeUnit.MILLISECONDS.toNanos(patienceMillis));
  }

  void start() {
    synchronized (threads) {
      open = true;
    }
    employ(1);
  }

  /** Sees to it that at least so many threads are at work, if that many may be. */
  private void employ(int wanted) {
    synchronized (threads) {
      while (open && threads.size() < Math.min(wanted, mostThreads)) {
        var thread = new Thread(this::run, "library-hash-" + (threads.size() + 1));
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        threads.add(thread);
        thread.start();
      }
    }
  }

  private int employed() {
    synchronized (threads) {
      return threads.size();
    }
  }

  /** Lets the calling thread end, unless it is the last and there is something to do or to tell. */
  private boolean retires() {
    synchronized (threads) {
      if (threads.size() == 1 && !queue.isAtRest()) {
        return false;
      }
      threads.remove(Thread.currentThread());
      return true;
    }
  }

  /** A walk begins: until it ends there is no telling whether all is hashed. */
  void scanBegins() {
    scanning = true;
  }

  /**
   * A walk is over and the index may have other waiting files.
   *
   * @param report whether the end is told even if there are none
   */
  void scanEnded(boolean report) {
    scanning = false;
    meter.reset(files.totals());
    boolean owed = endOwed;
    endOwed = false;
    if (report || owed) {
      queue.wakeAndReport();
    } else {
      queue.wake();
    }
  }

  PauseGate gate() {
    return gate;
  }

  private void run() {
    var share = new LowShare();
    try {
      while (gate.pass()) {
        Optional<OwnFile> next = queue.take();
        if (next.isPresent()) {
          if (queue.hasMore()) {
            employ(employed() + 1);
          }
          share.take();
          work(next.get());
        } else if (retires()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("hashing stopped", e);
      listener.problem(
          "Hashing stopped: the index can't be read (%s). Look whether the disk is full and start Swarmroom again."
              .formatted(e.getMessage()));
    }
  }

  private void work(OwnFile file) throws InterruptedException {
    HashOutcome outcome;
    try {
      outcome =
          hashing.hash(
              file.file(),
              file.size(),
              file.modifiedAt(),
              gate,
              bytes ->
                  meter
                      .read(file.id(), file.file().toString(), bytes)
                      .ifPresent(listener::progress));
    } catch (RuntimeException e) {
      log.warn("{} could not be hashed", file.file(), e);
      outcome =
          new HashOutcome.Unreadable(
              "\"%s\" was not shared: it can't be read (%s). Press Rescan to try again."
                  .formatted(file.file(), e));
    }
    store(file, outcome);
  }

  private void store(OwnFile file, HashOutcome outcome) {
    if (outcome instanceof HashOutcome.Hashed hashed) {
      after(
          file,
          files
              .hashed(
                  file.id(),
                  file.size(),
                  file.modifiedAt(),
                  hashed.content(),
                  hashed.infohash(),
                  hashed.pieceLayer())
              .thenAccept(stored -> kept(file, stored)));
    } else if (outcome instanceof HashOutcome.Changed changed) {
      listener.problem(
          "\"%s\" changed while it was read; it is read again in a moment.".formatted(file.file()));
      var seen = new FileChange.Seen(file.path(), changed.size(), changed.modifiedAt());
      meter.finished(file.id(), 0, false);
      rest(file, files.apply(file.rootId(), List.of(seen)));
    } else if (outcome instanceof HashOutcome.Gone) {
      meter.finished(file.id(), file.size(), false);
      after(
          file,
          files
              .apply(file.rootId(), List.of(new FileChange.Gone(file.path())))
              .thenRun(listener::catalogueChanged));
    } else if (outcome instanceof HashOutcome.Unreadable unreadable) {
      meter.finished(file.id(), file.size(), false);
      listener.problem(unreadable.sentence());
      after(file, files.failed(file.id(), unreadable.sentence()));
    } else {
      queue.release(file.id());
    }
  }

  private void kept(OwnFile file, boolean stored) {
    meter.finished(file.id(), file.size(), stored);
    restMillis.remove(file.id());
    if (stored) {
      listener.catalogueChanged();
    }
  }

  private void after(OwnFile file, CompletableFuture<Void> stored) {
    stored.whenComplete(
        (done, failure) -> {
          if (failure == null) {
            queue.release(file.id());
          } else {
            refused(file, failure);
          }
        });
  }

  /**
   * The database refuses (a full disk, a closing node): the file waits rather than being read again
   * and again.
   */
  private void refused(OwnFile file, Throwable failure) {
    log.warn("what was hashed of {} could not be stored: {}", file.file(), failure.toString());
    rest(file, CompletableFuture.completedFuture(null));
  }

  private void rest(OwnFile file, CompletableFuture<Void> stored) {
    stored.whenComplete(
        (done, failure) -> {
          queue.rest(file.id());
          long millis =
              restMillis.merge(
                  file.id(),
                  firstRestMillis,
                  (before, first) -> Math.min(LONGEST_REST_MILLIS, before * 2));
          if (!timer.isShutdown()) {
            timer.schedule(() -> queue.rested(file.id()), millis, TimeUnit.MILLISECONDS);
          }
        });
  }

  private void idle() {
    if (scanning) {
      endOwed = true;
      return;
    }
    var totals = files.totals();
    listener.done(totals.hashedFiles(), totals.hashedBytes());
  }

  @Override
  public void close() {
    queue.close();
    gate.close();
    List<Thread> last;
    synchronized (threads) {
      open = false;
      last = List.copyOf(threads);
    }
    for (Thread thread : last) {
      try {
        thread.join(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
