package org.swarmroom.sharing.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Renames without ever replacing a file: a POSIX rename puts a file in place of another without a
 * word, so the new name is taken first by a hard link, or by an empty file where the file system
 * has no links. A note beside the file says which name, until the old one is gone: whoever was
 * killed in between undoes it at the next start. A folder takes the place of nothing but an empty
 * folder anyway. Blocks.
 */
final class Renaming {

  private static final int LONGEST_NAME = 1_024;

  private Renaming() {}

  /**
   * @throws FileAlreadyExistsException if something lies at {@code to}; nothing was changed
   */
  static void move(Path from, Path to) throws IOException {
    if (Files.exists(to, NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(to.toString());
    }
    if (Files.isDirectory(from)) {
      moveFolder(from, to);
      return;
    }
    try {
      boolean linked = take(from, to);
      leave(from, to, linked);
    } finally {
      Files.deleteIfExists(note(from));
    }
  }

  /**
   * Notes and takes the new name.
   *
   * @return whether it is a link to the file; else an empty file has it
   */
  static boolean take(Path from, Path to) throws IOException {
    Files.writeString(note(from), to.getFileName().toString());
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
  static void recover(Path from) throws IOException {
    var note = note(from);
    if (!Files.isRegularFile(note, NOFOLLOW_LINKS)) {
      return;
    }
    if (Files.exists(from) && Files.size(note) <= LONGEST_NAME) {
      var name = Files.readString(note);
      var to = from.resolveSibling(name);
      boolean isBeside = to.getFileName() != null && to.getFileName().toString().equals(name);
      if (isBeside && Files.isRegularFile(to, NOFOLLOW_LINKS) && isOurs(from, to)) {
        Files.delete(to);
      }
    }
    Files.delete(note);
  }

  private static boolean isOurs(Path from, Path to) throws IOException {
    return !from.equals(to) && (Files.size(to) == 0 || Files.isSameFile(from, to));
  }

  private static Path note(Path from) {
    return from.resolveSibling(from.getFileName() + ".name");
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
