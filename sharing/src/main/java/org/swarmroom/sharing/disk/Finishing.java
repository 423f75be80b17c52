package org.swarmroom.sharing.disk;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * The end of a part file: renamed when everything is verified, closed with its journal, or deleted.
 * Blocks: for the file pool.
 */
public final class Finishing {

  /** Names that may be taken between looking and renaming. */
  private static final int MOST_TRIES = 16;

  private static final Logger log = LoggerFactory.getLogger(Finishing.class);

  private Finishing() {}

  /**
   * Forces the finished part to the device and then gives it its name, in one step: under its name
   * a file is whole, also after a power cut. A name that something else has taken meanwhile gets a
   * number.
   *
   * @param helpers force some of many files at the same time
   * @return the place as it is now, read only
   */
  public static Opened complete(Opened place, InfoHash torrent, Executor helpers)
      throws IOException {
    if (place.part().isEmpty()) {
      return place;
    }
    place.part().get().complete(helpers);
    var whole = place.under(rename(place, torrent));
    try {
      place.part().get().forget();
    } catch (IOException e) {
      log.warn("{} is whole, and its journal is left behind", whole.target(), e);
    }
    return whole;
  }

  private static Path rename(Opened place, InfoHash torrent) throws IOException {
    var target = place.target();
    for (int tries = 1; ; tries++) {
      try {
        place.files().moveTo(target, torrent);
        return target;
      } catch (FileAlreadyExistsException taken) {
        if (tries == MOST_TRIES) {
          throw taken;
        }
        target = new Placement(place.target()).free(torrent).target();
      }
    }
  }

  /** Closes the files, with what was verified safe even from a power cut. */
  public static void close(Opened place, Executor helpers) throws IOException {
    if (place.part().isPresent()) {
      place.part().get().close(helpers);
    } else {
      place.files().close();
    }
  }

  /** Closes the files and deletes them, unless they are whole. */
  public static void discard(Opened place, InfoHash torrent) throws IOException {
    if (place.part().isPresent()) {
      place.part().get().abandon();
      discard(place.target(), torrent);
    } else {
      place.files().close();
    }
  }

  /** Deletes the unfinished part of a torrent, if it lies there. Nobody may have it open. */
  public static void discard(Path target, InfoHash torrent) throws IOException {
    var place = new Placement(target);
    place.recover(torrent);
    if (place.isResumable(torrent)) {
      deleteAll(place.part());
    }
    PieceJournal.delete(place.journal(), torrent);
  }

  private static void deleteAll(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path folder, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
