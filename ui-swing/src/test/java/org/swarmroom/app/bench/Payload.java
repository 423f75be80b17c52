package org.swarmroom.app.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.SplittableRandom;
import org.swarmroom.sharing.torrent.MetainfoException;

/**
 * Bytes to move, complete in a folder, and a torrent of them.
 *
 * @param data a file or a folder
 * @param size bytes of content
 */
record Payload(Path data, Path torrent, long size) {

  private static final int SMALLEST = 1 << 10;
  private static final int LARGEST = 1 << 20;

  Path folder() {
    return data.getParent();
  }

  String name() {
    return data.getFileName().toString();
  }

  /** A file of random bytes with a v1 torrent. */
  static Payload file(Path folder, String name, long size, long seed) throws IOException {
    var data = Files.createDirectories(folder).resolve(name);
    write(data, size, new Random(seed));
    return new Payload(data, Torrents.v1(data, folder.resolve(name + ".torrent")), size);
  }

  /** Files of random bytes, of 1 KiB to 1 MiB each, in folders of a hundred. */
  static Payload tree(Path folder, String name, int files, long seed) throws IOException {
    var data = folder.resolve(name);
    var sizes = new SplittableRandom(seed);
    var bytes = new Random(seed);
    long size = 0;
    for (int i = 0; i < files; i++) {
      var below = Files.createDirectories(data.resolve("folder " + i / 100));
      int length = sizes.nextInt(SMALLEST, LARGEST + 1);
      write(below.resolve("file " + i), length, bytes);
      size += length;
    }
    return new Payload(data, Torrents.v1(data, folder.resolve(name + ".torrent")), size);
  }

  /** The same file as its canonical v2 torrent, under the name that this gives it. */
  Payload canonical() throws IOException, MetainfoException {
    var torrent = Torrents.canonical(data);
    var there =
        Files.createDirectories(folder().resolveSibling(folder().getFileName() + "-v2"))
            .resolve(torrent.name());
    if (!Files.exists(there)) {
      Files.createLink(there, data);
    }
    var file = Files.write(there.resolveSibling(name() + ".torrent"), torrent.encode());
    return new Payload(there, file, size);
  }

  private static void write(Path file, long size, Random random) throws IOException {
    byte[] chunk = new byte[LARGEST];
    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (long left = size; left > 0; left -= chunk.length) {
        random.nextBytes(chunk);
        out.write(chunk, 0, (int) Math.min(left, chunk.length));
      }
    }
  }
}
