package org.swarmroom.sharing.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.disk.Finishing;
import org.swarmroom.sharing.disk.LocalCopy;
import org.swarmroom.sharing.disk.Opened;
import org.swarmroom.sharing.disk.Opening;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;

/**
 * A transfer's place on disk, for one run. Its methods are called on the control thread and return
 * at once; futures complete on the file pool, one after the other.
 */
final class TransferPlace {

  private static final Logger log = LoggerFactory.getLogger(TransferPlace.class);

  private final String id;
  private final Places places;

  /** Changed by one piece of work after the other. */
  private volatile Optional<Opened> opened = Optional.empty();

  TransferPlace(String id, Places places) {
    this.id = id;
    this.places = places;
  }

  /**
   * Finds or makes it, as {@link Opening#open} does.
   *
   * @param checkedBytes told on any thread how many more bytes were checked
   */
  CompletableFuture<Opened> open(
      Metainfo torrent,
      Path target,
      long finishedAt,
      Optional<LocalCopy> copy,
      BooleanSupplier cancelled,
      LongConsumer checkedBytes) {
    return places.then(
        id,
        () ->
            new Opening(torrent, places.pools(), places.volume(), copy, cancelled, checkedBytes)
                .open(target, finishedAt)
                .thenApply(this::set));
  }

  private Opened set(Opened now) {
    opened = Optional.of(now);
    return now;
  }

  /**
   * Everything is verified: the part becomes the file.
   *
   * @return where it is
   */
  CompletableFuture<Path> finish(InfoHash torrent) {
    return onDisk(
        () -> set(Finishing.complete(opened.orElseThrow(), torrent, places.files())).target());
  }

  /** Lets go of the files, with what is verified safe. */
  CompletableFuture<Boolean> close() {
    return leave(place -> Finishing.close(place, places.files()), () -> {});
  }

  /**
   * Lets go of the files and deletes the unfinished part, when writes that are under way are over.
   *
   * @param target where it lies if this run has not opened it
   */
  CompletableFuture<Boolean> discard(Path target, InfoHash torrent) {
    return leave(
        place -> Finishing.discard(place, torrent), () -> Finishing.discard(target, torrent));
  }

  private interface Leaving {
    void leave(Opened place) throws IOException;
  }

  private interface Otherwise {
    void run() throws IOException;
  }

  /**
   * @return whether it went well
   */
  private CompletableFuture<Boolean> leave(Leaving leaving, Otherwise closed) {
    return onDisk(
        () -> {
          var place = opened;
          opened = Optional.empty();
          try {
            if (place.isPresent()) {
              leaving.leave(place.get());
            } else {
              closed.run();
            }
            return true;
          } catch (IOException e) {
            log.warn("transfer {} did not leave its place cleanly: {}", id, place, e);
            return false;
          }
        });
  }

  private interface DiskWork<T> {
    T run() throws IOException;
  }

  private <T> CompletableFuture<T> onDisk(DiskWork<T> work) {
    return places.then(
        id,
        () ->
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    return work.run();
                  } catch (IOException e) {
                    throw new CompletionException(e);
                  }
                },
                places.files()));
  }
}
