package org.swarmroom.sharing.library;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.swarmroom.sharing.content.PieceLength;
import org.swarmroom.sharing.content.StreamingMerkleHasher;

/**
 * By hand: what a core hashes of a cached file, in bytes for each second of its own time, so that
 * other load on the machine counts little. Compare with the same minute's {@code openssl speed -evp
 * sha256 -bytes 16384}, which counts its own time too. Arguments: a file, how often.
 */
final class HashBench {

  private static final int CHUNK = 1 << 20;

  private HashBench() {}

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    int times = Integer.parseInt(args[1]);
    for (int i = 0; i < times; i++) {
      say("read alone", file, () -> read(file));
      say("tree alone", file, () -> tree(Files.size(file)));
      say("FileHasher", file, () -> hash(file));
    }
  }

  private static void say(String what, Path file, Work work)
      throws IOException, InterruptedException {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    work.run();
    double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f CPU s, %.0f MB for each%n",
        what,
        seconds,
        Files.size(file) / 1e6 / seconds);
  }

  private static void read(Path file) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    try (FileChannel channel = FileChannel.open(file)) {
      while (channel.read(buffer) >= 0) {
        buffer.clear();
      }
    }
  }

  private static void tree(long size) {
    var hasher = new StreamingMerkleHasher(PieceLength.of(size));
    byte[] chunk = new byte[CHUNK];
    for (long done = 0; done < size; done += CHUNK) {
      hasher.update(chunk, 0, (int) Math.min(CHUNK, size - done));
    }
    hasher.finish();
  }

  private static void hash(Path file) throws IOException, InterruptedException {
    var outcome =
        new FileHasher()
            .hash(
                file,
                Files.size(file),
                Files.getLastModifiedTime(file).toMillis(),
                new PauseGate(),
                bytes -> {});
    if (!(outcome instanceof HashOutcome.Hashed)) {
      throw new AssertionError(outcome);
    }
  }
}
