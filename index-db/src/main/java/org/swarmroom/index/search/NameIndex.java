package org.swarmroom.index.search;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.IndexException;
import org.swarmroom.index.query.Query;

/**
 * All names by owner; inside this module only, except as {@link Search}.
 *
 * <p>Changes come from the writer thread after their commit and are searchable at once; the thread
 * {@code index-names} loads, rebuilds and folds segments.
 */
public final class NameIndex implements Search, AutoCloseable {

  private static final long IDLE_SECONDS = 20;

  /** The owner that is this node. */
  public static final String OWN = "";

  private static final Logger LOG = LoggerFactory.getLogger(NameIndex.class);
  private static final long PATIENCE_MILLIS = 3_000;
  private static final long CLOSING_NANOS = 1_500_000_000;

  private final SegmentFiles files;
  private final Map<String, OwnerNames> owners = new ConcurrentHashMap<>();
  private final Set<String> toFold = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> loaded = new CompletableFuture<>();

  /** Where names are to be loaded from at the next question, because the database failed. */
  private volatile @Nullable NameSource behind;

  private volatile long patientUntil = System.nanoTime();
  private final ExecutorService builder =
      single(
          task -> {
            Thread thread = new Thread(task, "index-names");
            thread.setDaemon(true);
            thread.setPriority(Thread.NORM_PRIORITY - 1);
            return thread;
          });

  /**
   * @param folder of the segment files; made when needed
   */
  public NameIndex(Path folder) {
    this.files = new SegmentFiles(folder);
  }

  /**
   * Where the stamps of a new owner begin: by the clock, so that a file left from an owner that was
   * forgotten, or from a database that was lost, has another stamp.
   */
  public static long firstStamp() {
    return System.currentTimeMillis() << 10;
  }

  /**
   * Brings every owner's names up to what the source has, in the background: from files where they
   * are good, from the source where not. Searches wait a little for the first time. If the source
   * fails, the next search tries again.
   */
  public void load(NameSource source) {
    patientUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    inBackground(
        () -> {
          try {
            catchUp(source);
          } catch (IndexException e) {
            LOG.info("Names could not be loaded: {}", e.getMessage());
            behind = source;
          } finally {
            loaded.complete(null);
          }
        });
  }

  private void inBackground(Runnable task) {
    try {
      builder.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed; it is done at the next start", e);
    }
  }

  private void catchUp(NameSource source) {
    Map<String, Long> stamps = source.stamps();
    Set<String> kept = new HashSet<>(owners.keySet());
    kept.addAll(stamps.keySet());
    files.keepOnly(kept);
    Set<String> stale = new HashSet<>();
    stamps.forEach(
        (owner, stamp) -> {
          OwnerNames names = names(owner);
          if (!names.hasBase()) {
            files.load(owner, stamp).ifPresent(names::open);
          }
          // Newer than the source is wrong too: read from a commit that then did not reach the
          // disk.
          if (!names.hasBase() || names.stamp() != stamp) {
            stale.add(owner);
          }
        });
    stale.forEach(owner -> rebuild(owner, source));
  }

  private void rebuild(String owner, NameSource source) {
    OwnerNames names = owners.get(owner);
    if (names != null) {
      try {
        names.rebuild(() -> source.read(owner), files::save);
      } catch (IndexException e) {
        LOG.info("Names of {} could not be loaded: {}", owner, e.getMessage());
        behind = source;
      }
    }
  }

  private OwnerNames names(String owner) {
    return owners.computeIfAbsent(owner, OwnerNames::new);
  }

  /**
   * Takes an owner's changes; searchable on return.
   *
   * @param stamp greater than the one before
   * @param startsOver forget what was known of the owner first
   */
  public void apply(String owner, long stamp, boolean startsOver, List<NameChange> changes) {
    if (names(owner).apply(stamp, startsOver, changes) && toFold.add(owner)) {
      inBackground(() -> fold(owner));
    }
  }

  private void fold(String owner) {
    toFold.remove(owner);
    OwnerNames names = owners.get(owner);
    if (names != null) {
      names.fold(files::save);
    }
  }

  public void forget(String owner) {
    owners.remove(owner);
    inBackground(
        () -> {
          if (!owners.containsKey(owner)) {
            files.delete(owner);
          }
        });
  }

  /** Members, without this node, that list a content. */
  public Set<String> holders(ContentId content) {
    awaitLoaded();
    Set<String> holders = new HashSet<>();
    owners.forEach(
        (owner, names) -> {
          if (!owner.equals(OWN) && names.state().has(content)) {
            holders.add(owner);
          }
        });
    return holders;
  }

  /** The sizes under which members, without this node, list a content, the likeliest first. */
  public List<ListedSize> sizes(ContentId content) {
    awaitLoaded();
    SizeVotes votes = new SizeVotes();
    owners.forEach(
        (owner, names) -> {
          if (!owner.equals(OWN)) {
            votes.add(owner, names.state().sizes(content));
          }
        });
    return votes.likeliestFirst();
  }

  /** Different names under which members, without this node, list a content; each with whose. */
  public Map<NameEntry, Set<String>> named(ContentId content) {
    awaitLoaded();
    Map<NameEntry, Set<String>> named = new HashMap<>();
    BlockText text = new BlockText();
    owners.forEach(
        (owner, names) -> {
          if (!owner.equals(OWN)) {
            names
                .state()
                .named(content, HitNames.MOST, text)
                .forEach(entry -> named.computeIfAbsent(entry, e -> new HashSet<>()).add(owner));
          }
        });
    return named;
  }

  @Override
  public SearchResult search(Query query, int limit, HolderInfo holders) {
    awaitLoaded();
    return new NameSearch(query, limit, owners.values(), holders).run();
  }

  private void awaitLoaded() {
    NameSource source = behind;
    if (source != null) {
      behind = null;
      load(source);
    }
    try {
      loaded.get(Math.max(0, patientUntil - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.info("Names are still being loaded; searching those that are there");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Keeps what is not on disk yet, as far as there is time; the rest is made again at the next
   * start.
   */
  @Override
  public void close() {
    long end = System.nanoTime() + CLOSING_NANOS;
    builder.execute(
        () -> {
          for (OwnerNames names : owners.values()) {
            if (names.unsaved() && System.nanoTime() < end) {
              names.fold(files::save);
            }
          }
        });
    builder.shutdown();
    try {
      if (!builder.awaitTermination(10, TimeUnit.SECONDS)) {
        builder.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One thread, which ends when there has been nothing to do for {@value #IDLE_SECONDS} s. */
  private static ExecutorService single(ThreadFactory threads) {
    var one =
        new ThreadPoolExecutor(
            1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    one.allowCoreThreadTimeOut(true);
    return one;
  }
}
