package org.swarmroom.sharing.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.SafeName;

/**
 * Names on disk for a transfer: {@code name} when it is finished, {@code name.part} and {@code
 * name.part.journal} until then. A name that belongs to something else gets a number.
 *
 * @param target the finished file or folder
 */
record Placement(Path target) {

  private static final int MOST_NAMES = 10_000;

  static Placement of(Path folder, String name) {
    return new Placement(folder.resolve(SafeName.of(name)));
  }

  /** Where it lies. */
  Path folder() {
    var parent = target.toAbsolutePath().getParent();
    return parent == null ? target : parent;
  }

  Path part() {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  Path journal() {
    return target.resolveSibling(target.getFileName() + ".part.journal");
  }

  /** Whether an unfinished part of this very torrent lies here. */
  boolean isResumable(InfoHash torrent) throws IOException {
    return Files.exists(part()) && PieceJournal.isFor(journal(), torrent);
  }

  /** If this torrent's part was being renamed when the process was killed, that is undone. */
  void recover(InfoHash torrent) throws IOException {
    if (isResumable(torrent) || !Files.exists(part())) {
      Renaming.recover(part(), torrent);
    }
  }

  /** A journal alone says that a torrent has taken the name and not a byte has come yet. */
  private boolean isFree(InfoHash torrent) throws IOException {
    return !Files.exists(target, NOFOLLOW_LINKS)
        && !Files.exists(part())
        && (!Files.exists(journal()) || PieceJournal.isFor(journal(), torrent));
  }

  /**
   * This name or the first numbered one where nothing lies, or an unfinished part of this torrent.
   */
  Placement free(InfoHash torrent) throws IOException {
    var name = target.getFileName().toString();
    for (int n = 1; n < MOST_NAMES; n++) {
      var candidate =
          n == 1 ? this : new Placement(target.resolveSibling(SafeName.numbered(name, n)));
      boolean targetFree = !Files.exists(candidate.target(), NOFOLLOW_LINKS);
      if (candidate.isFree(torrent) || targetFree && candidate.isResumable(torrent)) {
        return candidate;
      }
    }
    throw new IOException("no free name for \"" + target + "\"");
  }
}
