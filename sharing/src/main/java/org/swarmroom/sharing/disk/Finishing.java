package org.swarmroom.sharing.disk;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.Executor;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * The end of a part file: renamed when everything is verified, closed with its journal, or deleted.
 * Blocks: for the file pool.
 */
public final class Finishing {

  /** Names that may be taken between looking and renaming. */
  private static final int MOST_TRIES = 16;

  private Finishing() {}

  /**
   * Forces the finished part to the device and then gives it its name, in one step: under its name
   * a file is whole, also after a power cut. A name that something else has taken meanwhile gets a
   * number.
   *
   * @param helpers force some of many files at the same time
   * @return where it is
   */
  public static Path complete(Opened place, InfoHash torrent, Executor helpers) throws IOException {
    place.files().finish();
    place.files().force(helpers);
    if (place.journal().isPresent()) {
      place.journal().get().forced();
    }
    return rename(place, torrent);
  }

  private static Path rename(Opened place, InfoHash torrent) throws IOException {
    var target = place.target();
    for (int tries = 1; ; tries++) {
      try {
        place.files().moveTo(target);
        return target;
      } catch (FileAlreadyExistsException taken) {
        if (tries == MOST_TRIES) {
          throw taken;
        }
        target = new Placement(place.target()).free(torrent).target();
      }
    }
  }

  /** The part has its name: the journal is of no use any more. */
  public static void forget(Opened place) throws IOException {
    if (place.journal().isPresent()) {
      place.journal().get().delete();
    }
  }

  /** Closes the files, with what was verified safe even from a power cut. */
  public static void close(Opened place, Executor helpers) throws IOException {
    try {
      if (place.journal().isPresent()) {
        place.files().force(helpers);
        place.journal().get().forced();
        place.journal().get().close();
      }
    } finally {
      place.files().close();
    }
  }

  /** Deletes the unfinished part of a torrent, if it lies there. */
  public static void discard(Path target, InfoHash torrent) throws IOException {
    var place = new Placement(target);
    if (place.isResumable(torrent)) {
      deleteAll(place.part());
    }
    if (PieceJournal.isFor(place.journal(), torrent)) {
      Files.delete(place.journal());
    }
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
