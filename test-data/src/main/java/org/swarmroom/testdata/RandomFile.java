package org.swarmroom.testdata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A file of bytes that repeat nowhere: the same for the same seed. */
public final class RandomFile {

  private RandomFile() {}

  /** Writes it, and the folders above it. */
  public static Path write(Path file, int size, long seed) throws IOException {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.write(file, bytes);
  }
}
