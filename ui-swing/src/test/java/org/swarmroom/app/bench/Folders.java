package org.swarmroom.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Whole folders: compared and removed. */
final class Folders {

  private Folders() {}

  /**
   * @throws IOException naming the first file that differs
   */
  static void checkSame(Path wanted, Path got) throws IOException {
    for (var file : all(wanted)) {
      var copy = file.equals(wanted) ? got : got.resolve(wanted.relativize(file));
      if (Files.isRegularFile(file) && (!Files.exists(copy) || Files.mismatch(file, copy) != -1)) {
        throw new IOException(copy + " is not what was sent");
      }
    }
  }

  static void delete(Path root) throws IOException {
    if (Files.exists(root)) {
      for (var path : all(root).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static List<Path> all(Path root) throws IOException {
    try (var walk = Files.walk(root)) {
      return walk.toList();
    }
  }
}
