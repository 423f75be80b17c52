package org.swarmroom.sharing.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.disk.DiskProblem;
import org.swarmroom.sharing.disk.Finishing;
import org.swarmroom.sharing.disk.Opened;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * What happens on disk when a transfer ends one way or the other: all of it on the file pool, on
 * whose threads the futures complete.
 */
final class Places {

  private static final Logger log = LoggerFactory.getLogger(Places.class);

  private final Executor files;

  Places(Executor files) {
    this.files = files;
  }

  /**
   * Everything is verified: the part becomes the file.
   *
   * @return where it is; fails with {@link DiskProblem}
   */
  CompletableFuture<Path> finish(Opened place, InfoHash torrent) {
    var done =
        onDisk(
            () -> {
              try {
                return Finishing.complete(place, torrent, files);
              } catch (IOException e) {
                throw new CompletionException(DiskProblem.of(place.target(), e));
              }
            });
    done.thenAccept(where -> quietly(place.target(), () -> Finishing.forget(place)));
    return done;
  }

  /** Closes the files, with what is verified safe. */
  CompletableFuture<Void> close(Opened place) {
    return onDisk(() -> quietly(place.target(), () -> Finishing.close(place, files)));
  }

  /** Deletes an unfinished part. */
  CompletableFuture<Void> discard(Path target, InfoHash torrent) {
    return onDisk(() -> quietly(target, () -> Finishing.discard(target, torrent)));
  }

  private interface DiskWork {
    void run() throws IOException;
  }

  private static @org.jspecify.annotations.Nullable Void quietly(Path what, DiskWork work) {
    try {
      work.run();
    } catch (IOException e) {
      log.warn("{} could not be closed or removed cleanly", what, e);
    }
    return null;
  }

  private <T extends @org.jspecify.annotations.Nullable Object> CompletableFuture<T> onDisk(
      java.util.function.Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, files);
    } catch (RejectedExecutionException e) {
      log.debug("too late for the disk", e);
      return CompletableFuture.failedFuture(e);
    }
  }
}
