package org.swarmroom.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.swarmroom.app.interop.OtherProgram;
import org.swarmroom.app.interop.TestNetwork;

/** How fast shared files are hashed, beside openssl's SHA-256 on one core. */
final class RegisterBench {

  private static final long WARM_BYTES = 256L << 20;

  private final Bench bench;
  private final Path work;

  RegisterBench(Bench bench, Path work) {
    this.bench = bench;
    this.work = work;
  }

  String run() throws IOException {
    var warm = Payload.file(work.resolve("warm"), "warm", WARM_BYTES, 1);
    var file = Payload.file(work.resolve("file"), "file", bench.bytes(1024), 2);
    var tree = Payload.tree(work.resolve("tree"), "tree", bench.files(2_000), 3);
    List<Double> openssl = new ArrayList<>();
    List<Registered> files = new ArrayList<>();
    List<Registered> trees = new ArrayList<>();
    for (int turn = 0; turn < bench.runs(); turn++) {
      openssl.add(opensslMegabytesPerSecond());
      var folder = Files.createDirectories(work.resolve("node"));
      try (var node = new NodeEnd(TestNetwork.loopback(), folder)) {
        node.share(warm.data());
        files.add(register(node, file));
        trees.add(register(node, tree));
      }
      Folders.delete(folder);
    }
    double one = Medians.of(openssl.stream().mapToDouble(each -> each).toArray());
    return "| registered | MB/s | MB per CPU second | × openssl |\n|---|---|---|---|\n"
        + row("a file of %d MB".formatted(file.size() / 1_000_000), files, one)
        + row("a tree of %d MB".formatted(tree.size() / 1_000_000), trees, one)
        + "| openssl speed sha256, one core | %.0f | %.0f | 1.00 |%n".formatted(one, one);
  }

  /**
   * What a payload took.
   *
   * @param rate 10^6 bytes a second
   * @param perCpu 10^6 bytes for each CPU second of the whole node
   */
  private record Registered(double rate, double perCpu) {}

  private static Registered register(NodeEnd node, Payload payload) {
    double cpu = node.use().cpuSeconds();
    long start = System.nanoTime();
    node.share(payload.data());
    double seconds = (System.nanoTime() - start) / 1e9;
    double megabytes = payload.size() / 1e6;
    var result = new Registered(megabytes / seconds, megabytes / (node.use().cpuSeconds() - cpu));
    System.err.println(payload.name() + ": " + result);
    return result;
  }

  private static String row(String title, List<Registered> runs, double openssl) {
    double perCpu = Medians.of(runs.stream().mapToDouble(Registered::perCpu).toArray());
    return "| %s | %.0f | %.0f | %.2f |%n"
        .formatted(
            title,
            Medians.of(runs.stream().mapToDouble(Registered::rate).toArray()),
            perCpu,
            perCpu / openssl);
  }

  /** Of buffers of 16 KiB, the leaves of a Merkle tree. */
  private double opensslMegabytesPerSecond() {
    try (var openssl =
        OtherProgram.start(
            work,
            List.of(
                "openssl", "speed", "-mr", "-seconds", "2", "-bytes", "16384", "-evp", "sha256"))) {
      openssl.awaitExit(Duration.ofSeconds(30));
      var line = openssl.last(each -> each.startsWith("+F:")).orElseThrow();
      return Double.parseDouble(line.substring(line.lastIndexOf(':') + 1)) / 1e6;
    }
  }
}
