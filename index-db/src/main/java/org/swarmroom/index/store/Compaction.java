package org.swarmroom.index.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the closed database file small again when most of it is dead.
 *
 * <p>The live pages are written to a file beside it; that is opened and compared with the old one,
 * row by row; only then it takes the old one's name, in one step. So a good file is there under the
 * name at any moment, whatever ends the process. What a process that was killed left is deleted at
 * the next start. Bounded in time: big databases are left as they are, and one whose comparison
 * takes too long keeps its old file.
 *
 * <p>Source: MVStoreTool.compact copies all maps, undo logs too, page by page. H2's own SHUTDOWN
 * COMPACT works within the file and has lost rows (#4123, #4247).
 */
final class Compaction {

  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  /** Smaller files are not worth the while. */
  static final long WORTH_BYTES = 16L << 20;

  /** Live bytes of which copy and comparison take about five seconds on a slow machine. */
  static final long MOST_LIVE_BYTES = 160L << 20;

  private static final long COMPARISON_MILLIS = 8_000;
  private static final long RESERVE_BYTES = 16L << 20;

  /** What was done last; in this order. */
  enum Step {
    /** A second name for the old file, or a copy of it. */
    LINKED,
    COPIED,
    COMPARED,
    SWAPPED
  }

  private final Path file;
  private final Path fresh;
  private final FreeSpace space;
  private final long worthBytes;
  private final Consumer<Step> passed;

  /**
   * @param file closed
   * @param passed hears of each step, before the next
   */
  Compaction(Path file, FreeSpace space, long worthBytes, Consumer<Step> passed) {
    this.file = file;
    this.fresh = file.resolveSibling("index.compact.mv.db");
    this.space = space;
    this.worthBytes = worthBytes;
    this.passed = passed;
  }

  /** Does what is to be done, if anything; the file is good in any case. */
  void run() {
    try {
      long size = Files.size(file);
      if (size < worthBytes) {
        return;
      }
      long live = live();
      if (size <= 2 * live || !isPossible(size, live)) {
        return;
      }
      long start = System.nanoTime();
      if (replace()) {
        LOG.info(
            "{}: {} MB were made {} MB in {} ms",
            file,
            size >> 20,
            Files.size(file) >> 20,
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      }
    } catch (IOException | SQLException | MVStoreException e) {
      LOG.warn("{} stays as large as it is: it could not be compacted: {}", file, e.toString());
    } finally {
      clean();
    }
  }

  /** Bytes that are still in use. */
  private long live() throws IOException {
    try (MVStore store = new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
      long used = Files.size(file) / 100 * store.getFileStore().getFillRate();
      return used / 100 * store.getFileStore().getChunksFillRate();
    }
  }

  private boolean isPossible(long size, long live) {
    if (live > MOST_LIVE_BYTES) {
      LOG.info(
          "{} has {} MB of which {} MB are in use: compacting it would take too long now",
          file,
          size >> 20,
          live >> 20);
      return false;
    }
    if (!space.has(2 * live + RESERVE_BYTES)) {
      LOG.info(
          "{} is not compacted: the disk has no room for {} MB more; free some space",
          file,
          2 * live + RESERVE_BYTES >> 20);
      return false;
    }
    return true;
  }

  private boolean replace() throws IOException, SQLException {
    clean();
    if (!link()) {
      return false;
    }
    passed.accept(Step.LINKED);
    MVStoreTool.compact(fresh.toString(), false);
    Database.keepFromOthers(fresh);
    sync(fresh);
    passed.accept(Step.COPIED);
    if (!Comparison.same(file, fresh, COMPARISON_MILLIS)) {
      LOG.warn("{} stays as large as it is: its copy could not be shown to be the same", file);
      return false;
    }
    passed.accept(Step.COMPARED);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    syncFolder();
    passed.accept(Step.SWAPPED);
    return true;
  }

  /** The tool replaces the file that it compacts: it is given a second name, which it may take. */
  private boolean link() throws IOException {
    try {
      Files.createLink(fresh, file);
      return true;
    } catch (UnsupportedOperationException | FileSystemException e) {
      LOG.debug("no second name for {}, so it is copied: {}", file, e.toString());
    }
    if (!space.has(Files.size(file) + RESERVE_BYTES)) {
      return false;
    }
    Files.copy(file, fresh, StandardCopyOption.COPY_ATTRIBUTES);
    return true;
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** The new name is durable then; where folders can't be synced the system sees to it itself. */
  private void syncFolder() {
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    } catch (IOException e) {
      LOG.debug("folders are not synced here: {}", e.toString());
    }
  }

  /** Deletes what an earlier one left. */
  void clean() {
    for (String end : new String[] {"", ".tempFile", ".newFile"}) {
      Path left = fresh.resolveSibling(fresh.getFileName() + end);
      try {
        Files.deleteIfExists(left);
      } catch (IOException e) {
        LOG.info("{} can't be deleted: {}", left, e.toString());
      }
    }
  }
}
