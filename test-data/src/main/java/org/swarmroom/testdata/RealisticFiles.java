package org.swarmroom.testdata;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Writes files with contents as real ones have them: text that deflates, media that doesn't. */
public final class RealisticFiles {

  private RealisticFiles() {}

  /**
   * Writes files below a folder.
   *
   * @param meanSize of a file, in bytes
   * @return the files, in the order they were written
   */
  public static List<Path> write(Path folder, long seed, int count, int meanSize)
      throws IOException {
    Random random = new Random(seed);
    List<Path> files = new ArrayList<>();
    for (String path : new RealisticPaths(seed).take(count)) {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      int size = (int) (meanSize * (0.1 + 1.8 * random.nextDouble()));
      write(file, random.nextLong(), size);
      files.add(file);
    }
    return files;
  }

  /** Writes one file of exactly {@code size} bytes, text or binary by its name. */
  public static void write(Path file, long seed, long size) throws IOException {
    Random random = new Random(seed);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      boolean text = file.toString().matches(".*\\.(txt|html|csv|py|srt)");
      for (long left = size; left > 0; ) {
        byte[] chunk = text ? text(random) : binary(random);
        int length = (int) Math.min(left, chunk.length);
        out.write(chunk, 0, length);
        left -= length;
      }
    }
  }

  private static byte[] text(Random random) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      List<String> words = random.nextInt(20) == 0 ? Words.OTHER_SCRIPTS : Words.LATIN;
      line.append(Words.draw(random, words)).append(i % 12 == 11 ? "\n" : " ");
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] binary(Random random) {
    byte[] bytes = new byte[16 << 10];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Text packed with gzip, as an archive holds it. */
  public static byte[] gzip(long seed, int textSize) throws IOException {
    Random random = new Random(seed);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      for (int done = 0; done < textSize; done += 1_000) {
        out.write(text(random));
      }
    }
    return packed.toByteArray();
  }
}
