package org.swarmroom.sharing.disk;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Renames without ever replacing a file: a POSIX rename puts a file in place of another without a
 * word, so the new name is taken first by a hard link, or by an empty file where the file system
 * has no links. A folder takes the place of nothing but an empty folder anyway. Blocks.
 */
final class Renaming {

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
    } else if (linked(from, to)) {
      Files.delete(from);
    } else {
      Files.createFile(to);
      moveOntoOwn(from, to);
    }
  }

  private static void moveOntoOwn(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, ATOMIC_MOVE);
    } catch (IOException refused) {
      Files.delete(to);
      throw refused;
    }
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
