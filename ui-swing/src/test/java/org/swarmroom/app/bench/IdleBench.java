package org.swarmroom.app.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.swarmroom.app.interop.TestNetwork;
import org.swarmroom.sharing.torrent.MetainfoException;
import org.swarmroom.sharing.torrent.MetainfoParser;

/** A node that shares very many files: what it costs, and how soon it serves one of them. */
final class IdleBench {

  private static final int SECONDS = 60;
  private static final int ASKED = 20;

  private final Bench bench;
  private final Path work;

  IdleBench(Bench bench, Path work) {
    this.bench = bench;
    this.work = work;
  }

  String run() throws Exception {
    int files = bench.files(100_000);
    var shared = write(files);
    var folder = Files.createDirectories(work.resolve("node"));
    var table = new StringBuilder();
    table.append("| node | MB resident | threads | CPU %% in %d s |%n".formatted(SECONDS));
    table.append("|---|---|---|---|\n");
    try (var node = new NodeEnd(TestNetwork.loopback(), folder)) {
      node.share(shared);
      table.append(idle("has just hashed %,d files".formatted(files), node));
    }
    List<Double> waits = new ArrayList<>();
    try (var node = new NodeEnd(TestNetwork.loopback(), folder)) {
      table.append(idle("started with them", node));
      table.append(idle("the minute after", node));
      for (int i = 0; i < ASKED; i++) {
        waits.add(firstByteMillis(node, "file-" + i * (files / ASKED)));
      }
    }
    var sorted = waits.stream().mapToDouble(each -> each).sorted().toArray();
    return table
        + "%nFirst byte of a sleeping content, after the handshake, %d contents: median %.1f ms, most %.1f ms.%n"
            .formatted(ASKED, Medians.of(sorted), sorted[sorted.length - 1]);
  }

  private Path write(int files) throws IOException {
    var shared = work.resolve("shared");
    var random = new Random(1);
    var bytes = new byte[1024];
    for (int i = 0; i < files; i++) {
      random.nextBytes(bytes);
      var folder = Files.createDirectories(shared.resolve("folder-" + i / 1000));
      Files.write(folder.resolve("file-" + i), bytes);
    }
    return shared;
  }

  private static String idle(String title, NodeEnd node) throws InterruptedException {
    var before = node.use();
    new CountDownLatch(1).await(SECONDS, TimeUnit.SECONDS);
    var after = node.use();
    return "| %s | %.0f | %d | %.2f |%n"
        .formatted(
            title,
            after.residentMb(),
            after.threads(),
            100 * (after.cpuSeconds() - before.cpuSeconds()) / SECONDS);
  }

  /** Asks for a file's only block as any client does that has its torrent. */
  private double firstByteMillis(NodeEnd node, String name) throws IOException, MetainfoException {
    var search = new JsonObject();
    search.addProperty("query", "\"" + name + "\"");
    var rows = node.call("search", search).getAsJsonObject().getAsJsonArray("rows");
    var export = new JsonObject();
    export.add("content", rows.get(0).getAsJsonObject().get("id"));
    var torrent = work.resolve("asked.torrent");
    export.addProperty("file", torrent.toString());
    node.call("export-torrent", export);
    var metainfo = MetainfoParser.parse(Files.readAllBytes(torrent));
    var address = new InetSocketAddress("127.0.0.1", node.node().port());
    try (var peer =
        new PlainPeer(InetAddress.getByName("127.0.0.2"), address, metainfo.infoHash().bytes())) {
      long start = System.nanoTime();
      peer.interested();
      peer.await(PlainPeer.UNCHOKE);
      peer.request(0, 1, 1024);
      peer.await(PlainPeer.PIECE);
      return (System.nanoTime() - start) / 1e6;
    }
  }
}
