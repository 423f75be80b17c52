package org.swarmroom.sharing.transfer;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.swarmroom.sharing.torrent.Metainfo;

/**
 * By hand: one seed, one leech, both in this JVM, over loopback; prints MB/s and CPU seconds per
 * GiB of both together.
 *
 * <p>Arguments: {@code v1|v2|tls}, size in MiB, runs.
 */
final class SwarmBench {

  private static final byte[] KEY = new byte[16];

  private SwarmBench() {}

  public static void main(String[] args) throws Exception {
    var kind = args.length > 0 ? args[0] : "v1";
    int size = Integer.parseInt(args.length > 1 ? args[1] : "256") << 20;
    int runs = Integer.parseInt(args.length > 2 ? args[2] : "6");
    var dir = Files.createTempDirectory("swarm-bench");
    try {
      for (int run = 0; run < runs; run++) {
        var data = TestTorrents.bytes(size, run);
        var here = dir.resolve("run" + run);
        var file = TestTorrents.file(here.resolve("seed"), "payload", data);
        var library = new TestLibrary();
        var content = library.share(file, !kind.equals("tls"));
        var torrent =
            kind.equals("v1")
                ? TestTorrents.v1("payload", data, 1 << 20)
                : library.torrentOf(content);
        data = new byte[0];
        once(kind, library, torrent, file, size, here);
        delete(here);
      }
    } finally {
      delete(dir);
    }
  }

  private static void once(
      String kind, TestLibrary library, Metainfo torrent, Path file, long size, Path dir)
      throws Exception {
    var known = new TestLibrary();
    if (!kind.equals("tls")) {
      library.share(torrent, file, true);
    }
    try (var seed = new TestNode(c -> c.seeds(library).roomKeys(() -> List.of(KEY)));
        var leech = new TestNode(c -> c.holders(known).roomKeys(() -> List.of(KEY)))) {
      var content = torrent.files().get(0).root();
      content.ifPresent(c -> known.holds(c, seed.asHolder("seed")));
      double cpu = cpuSeconds();
      long start = System.nanoTime();
      if (kind.equals("tls")) {
        leech.transfers.download(content.orElseThrow(), "payload", size, dir.resolve("in")).join();
      } else {
        leech.fetches(torrent, dir.resolve("in"), seed);
      }
      leech.awaitDone();
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%s %d MiB: %.0f MB/s, %.1f CPU s/GiB%n",
          kind, size >> 20, size / 1e6 / seconds, (cpuSeconds() - cpu) * (1 << 30) / size);
    }
  }

  private static double cpuSeconds() {
    var os =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return os.getProcessCpuTime() / 1e9;
  }

  private static void delete(Path root) throws Exception {
    if (Files.exists(root)) {
      try (var all = Files.walk(root)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
