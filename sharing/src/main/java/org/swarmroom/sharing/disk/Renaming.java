package org.swarmroom.sharing.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * Renames without ever replacing a file: a POSIX rename puts a file in place of another without a
 * word, so the new name is taken first by a hard link, or by an empty file where the file system
 * has no links. A {@link RenamingNote} beside the file says which name, until the old one is gone:
 * whoever was killed in between undoes it at the next start. A folder takes the place of nothing
 * but an empty folder anyway. Blocks.
 */
final class Renaming {

  private Renaming() {}

  /**
   * @param torrent whose file it is
   * @throws FileAlreadyExistsException if something lies at {@code to}; nothing was changed
   */
  static void move(Path from, Path to, InfoHash torrent) throws IOException {
    if (Files.exists(to, NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(to.toString());
    }
    if (Files.isDirectory(from)) {
      moveFolder(from, to);
      return;
    }
    var note = RenamingNote.beside(from, torrent);
    try {
      boolean linked = take(from, to, torrent);
      leave(from, to, linked);
    } finally {
      note.delete();
    }
  }

  /**
   * Notes and takes the new name. Where somebody else's file lies in the note's place there is no
   * note: a kill in between leaves both names, and nobody's file is lost.
   *
   * @return whether it is a link to the file; else an empty file has it
   */
  static boolean take(Path from, Path to, InfoHash torrent) throws IOException {
    RenamingNote.beside(from, torrent).write(to.getFileName().toString());
    if (linked(from, to)) {
      return true;
    }
    Files.createFile(to);
    return false;
  }

  /** Gives the old name up; if that fails, the new one. */
  private static void leave(Path from, Path to, boolean linked) throws IOException {
    try {
      if (linked) {
        Files.delete(from);
      } else {
        Files.move(from, to, ATOMIC_MOVE, REPLACE_EXISTING);
      }
    } catch (IOException refused) {
      Files.delete(to);
      throw refused;
    }
  }

  /**
   * After a kill: if the file has its old name still, the new one is given up. Nobody may be
   * renaming it.
   */
  static void recover(Path from, InfoHash torrent) throws IOException {
    var note = RenamingNote.beside(from, torrent);
    var to = note.read();
    if (to.isPresent() && Files.exists(from)) {
      if (Files.isRegularFile(to.get(), NOFOLLOW_LINKS) && isOurs(from, to.get())) {
        Files.delete(to.get());
      }
    }
    note.delete();
  }

  private static boolean isOurs(Path from, Path to) throws IOException {
    return !from.equals(to) && (Files.size(to) == 0 || Files.isSameFile(from, to));
  }

  private static void moveFolder(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, ATOMIC_MOVE);
    } catch (FileSystemException refused) {
      if (Files.exists(to, NOFOLLOW_LINKS)) {
        var taken = new FileAlreadyExistsException(to.toString());
        taken.initCause(refused);
        throw taken;
      }
      throw refused;
    }
  }

  /** False where the file system has no hard links. */
  private static boolean linked(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
      return true;
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (UnsupportedOperationException | FileSystemException unsupported) {
      return false;
    }
  }
}
