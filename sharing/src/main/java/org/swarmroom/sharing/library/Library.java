package org.swarmroom.sharing.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.files.FileChange;
import org.swarmroom.index.files.OwnFile;
import org.swarmroom.index.files.OwnFiles;
import org.swarmroom.index.files.ShareRoot;
import org.swarmroom.index.files.Totals;

/**
 * The files and folders that this node shares.
 *
 * <p>Safe for any thread; no method blocks but {@link #close}. Scans follow each other on one
 * thread; futures complete on it. A failed future holds an exception whose message is a sentence
 * for the user.
 */
public final class Library implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Library.class);
  private static final int PROBLEMS_SHOWN = 20;
  private static final long QUIET_MILLIS = 2_000;
  private static final long PATIENCE_MILLIS = 5_000;

  private final OwnFiles files;
  private final LibraryListener listener;
  private final NestedRoots nested;
  private final Admission admission;
  private final ScheduledThreadPoolExecutor scanThread;
  private final HashWorkers workers;
  private final RootScan rootScan;
  private final FolderWatch watch;
  private final Set<Path> leaving = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  /**
   * @param profile this node's profile folder, which is never shared
   * @param listener hears on the library's threads
   */
  public Library(Path profile, OwnFiles files, LibraryListener listener) {
    this(
        profile, files, listener, FolderWalk.files(), new FileHasher(), QUIET_MILLIS, QUIET_MILLIS);
  }

  Library(
      Path profile,
      OwnFiles files,
      LibraryListener listener,
      FolderWalk.FileTree tree,
      Hashing hashing,
      long restMillis,
      long quietMillis) {
    this.files = files;
    this.listener = listener;
    var places = new ProtectedPlaces(real(profile));
    scanThread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, "library-scan");
              thread.setDaemon(true);
              return thread;
            });
    scanThread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    scanThread.setKeepAliveTime(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    scanThread.allowCoreThreadTimeOut(true);
    workers =
        new HashWorkers(
            files,
            hashing,
            listener,
            scanThread,
            Runtime.getRuntime().availableProcessors(),
            PATIENCE_MILLIS,
            restMillis);
    watch = new FolderWatch(scanThread, quietMillis, this::stirred);
    nested = new NestedRoots(files, places, watch::forget);
    admission = new Admission(files, places, nested);
    rootScan = new RootScan(files, tree, new RenameCheck(files), watch);
  }

  /**
   * Starts hashing and looks what changed since last time. Call once. If nothing did, nobody hears
   * that all is done.
   */
  public CompletableFuture<ScanReport> start() {
    workers.start();
    return onScanThread(() -> scanning(false, this::scanAll));
  }

  /**
   * Shares files and folders; one that holds what is shared already takes that over without hashing
   * it again, one that lies in a shared folder is refused. Completes when every name below them is
   * searchable here; hashing goes on behind.
   *
   * @param includeHidden whether hidden files below the paths are shared too
   */
  public CompletableFuture<ScanReport> add(List<Path> paths, boolean includeHidden) {
    return onScanThread(() -> scanning(true, problems -> admit(paths, includeHidden, problems)));
  }

  private ScanCounts admit(List<Path> paths, boolean includeHidden, Problems problems) {
    ScanCounts counts = ScanCounts.NONE;
    for (Path path : paths) {
      Optional<ShareRoot> root = admission.admit(path, includeHidden, problems);
      if (root.isPresent()) {
        counts = counts.plus(scan(root.get(), problems));
      }
    }
    return counts;
  }

  /** Stops sharing a path that was added; a scan of it ends early. Fails if it is not shared. */
  public CompletableFuture<Void> remove(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path real = real(path);
    leaving.add(absolute);
    leaving.add(real);
    return onScanThread(
        () -> {
          files.roots().stream()
              .filter(root -> root.path().equals(real) || root.path().equals(absolute))
              .forEach(root -> watch.forget(root.id()));
          boolean known = files.removeRoot(real).join() || files.removeRoot(absolute).join();
          leaving.remove(absolute);
          leaving.remove(real);
          if (!known) {
            throw new LibraryException(notShared(absolute, real));
          }
          workers.scanEnded(false);
          listener.catalogueChanged();
          return null;
        });
  }

  private String notShared(Path asked, Path real) {
    return nested
        .around(real)
        .map(
            root ->
                "\"%s\" was not removed: it is shared as part of \"%s\". Remove that, or move the folder out of it."
                    .formatted(asked, root.path()))
        .orElse(
            "\"%s\" is not shared, so it was not removed. Look at the list of shared folders."
                .formatted(asked));
  }

  /** Walks all that is shared and hashes what is new or changed. */
  public CompletableFuture<ScanReport> rescan() {
    return onScanThread(() -> scanning(true, this::scanAll));
  }

  private ScanCounts scanAll(Problems problems) {
    // Two roots of an older version, or a taking over that a crash cut short.
    nested.unite();
    ScanCounts counts = ScanCounts.NONE;
    for (ShareRoot root : files.roots()) {
      files.retryFailed(root.id()).join();
      counts = counts.plus(scan(root, problems));
    }
    return counts;
  }

  /** The watch saw something happen below a root; on the scan thread. */
  private void stirred(long rootId) {
    Optional<ShareRoot> stirred =
        files.roots().stream().filter(root -> root.id() == rootId).findFirst();
    if (stirred.isPresent()) {
      ScanReport report = scanning(false, problems -> scan(stirred.get(), problems));
      report.problems().forEach(sentence -> log.info("{}", sentence));
    }
  }

  private ScanCounts scan(ShareRoot root, Problems problems) {
    return rootScan.run(
        root, nested.keptOut(root), problems, () -> closing || leaving.contains(root.path()));
  }

  /**
   * @param report whether the end of hashing is told even if nothing had to be hashed
   */
  private ScanReport scanning(boolean report, Function<Problems, ScanCounts> walk) {
    var problems = new Problems();
    ScanCounts counts;
    workers.scanBegins();
    try {
      counts = walk.apply(problems);
    } finally {
      workers.scanEnded(report);
    }
    if (counts.removed() + counts.renamed() + counts.changed() > 0) {
      listener.catalogueChanged();
    }
    return ScanReport.of(counts, problems.sentences());
  }

  /** What is shared, in the order it was added. */
  public CompletableFuture<List<SharedPath>> shared() {
    return CompletableFuture.supplyAsync(
        () -> {
          var shared = new ArrayList<SharedPath>();
          for (ShareRoot root : files.roots()) {
            Totals totals = files.totals(root.id());
            shared.add(
                new SharedPath(
                    root.path(),
                    root.includeHidden(),
                    totals.files(),
                    totals.bytes(),
                    totals.hashedFiles(),
                    totals.hashedBytes(),
                    totals.waitingFiles(),
                    !Files.exists(root.path()),
                    files.failures(root.id(), PROBLEMS_SHOWN).stream()
                        .map(OwnFile::problem)
                        .toList()));
          }
          return List.copyOf(shared);
        });
  }

  /**
   * A file was met that is not as it was hashed: its new size and time are noted, and it is hashed
   * again or dropped.
   */
  void lookAgain(OwnFile file) {
    onScanThread(
        () -> {
          if (rootIsAway(file)) {
            return null;
          }
          files.apply(file.rootId(), List.of(present(file))).join();
          workers.scanEnded(false);
          listener.catalogueChanged();
          return null;
        });
  }

  /** A drive that is not plugged in now keeps its hashes. */
  private boolean rootIsAway(OwnFile file) {
    return files.roots().stream()
        .filter(root -> root.id() == file.rootId())
        .noneMatch(root -> Files.exists(root.path()));
  }

  private static FileChange present(OwnFile file) {
    try {
      var now =
          Files.readAttributes(file.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return now.isRegularFile()
          ? new FileChange.Seen(file.path(), now.size(), now.lastModifiedTime().toMillis())
          : new FileChange.Gone(file.path());
    } catch (IOException e) {
      return new FileChange.Gone(file.path());
    }
  }

  /** Hashing waits where it is, in the middle of a file too, until {@link #resume}. */
  public void pause() {
    workers.gate().pause();
  }

  public void resume() {
    workers.gate().resume();
  }

  public boolean paused() {
    return workers.gate().paused();
  }

  /**
   * Ends scans and hashing; a file that was being read is read from its start next time. Blocks for
   * seconds at most.
   */
  @Override
  public void close() {
    closing = true;
    watch.close();
    scanThread.shutdown();
    workers.close();
    try {
      if (!scanThread.awaitTermination(5, TimeUnit.SECONDS)) {
        scanThread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> CompletableFuture<T> onScanThread(Supplier<T> task) {
    if (closing) {
      return CompletableFuture.failedFuture(
          new LibraryException("Swarmroom is closing, so nothing is scanned any more."));
    }
    return CompletableFuture.supplyAsync(task, scanThread);
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
