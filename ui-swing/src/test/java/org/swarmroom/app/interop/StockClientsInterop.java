package org.swarmroom.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmroom.testdata.RandomFile;

/**
 * Each stock BitTorrent client fetches a file of ours, and we fetch one of theirs, plain and
 * encrypted.
 */
@Tag("interop")
class StockClientsInterop {

  private static final int SIZE = 3_000_017;
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "ARIA2, false",
    "ARIA2, true",
    "TRANSMISSION, false",
    "TRANSMISSION, true",
    "LIBTORRENT, false",
    "LIBTORRENT, true"
  })
  void fetchesFromOurExportedTorrent(StockClient client, boolean encrypted) throws IOException {
    var file =
        RandomFile.write(StockClient.folder(folder, "ours").resolve("holiday film.mkv"), SIZE, 1);
    var to = StockClient.folder(folder, "theirs");
    try (var network = network(client);
        var node = NodeProcess.start(network, folder.resolve("profile"));
        var tracker = FixedTracker.start(network, folder, List.of(node.address()))) {
      node.share(file);
      var exported = folder.resolve("exported.torrent");
      node.command("export-torrent", node.find("holiday"), exported.toString());
      var torrent = tracker.addTo(exported, folder.resolve("tracked.torrent"));

      try (var leech = client.fetch(network, torrent.toString(), to, node.port(), encrypted)) {
        awaitSame(leech, file, to.resolve("holiday film.mkv"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ARIA2, false",
    "ARIA2, true",
    "TRANSMISSION, false",
    "LIBTORRENT, false",
    "LIBTORRENT, true"
  })
  void fetchesFromOurMagnet(StockClient client, boolean encrypted) throws IOException {
    var file = RandomFile.write(StockClient.folder(folder, "ours").resolve("letter.pdf"), SIZE, 2);
    var to = StockClient.folder(folder, "theirs");
    try (var network = network(client);
        var node = NodeProcess.start(network, folder.resolve("profile"));
        var tracker = FixedTracker.start(network, folder, List.of(node.address()))) {
      node.share(file);
      var magnet = node.command("magnet", node.find("letter"), "--peer").strip();
      assertThat(magnet).startsWith("magnet:?").contains("x.pe=" + node.address());

      try (var leech =
          client.fetch(network, magnet + "&tr=" + tracker.url(), to, node.port(), encrypted)) {
        awaitSame(leech, file, to.resolve("letter.pdf"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ARIA2, false",
    "ARIA2, true",
    "TRANSMISSION, false",
    "TRANSMISSION, true",
    "LIBTORRENT, false",
    "LIBTORRENT, true"
  })
  void isFetchedFromByUs(StockClient client, boolean encrypted) throws IOException {
    var theirs = StockClient.folder(folder, "theirs");
    var file = RandomFile.write(theirs.resolve("their file.bin"), SIZE, 3);
    int port = StockClient.freePort();
    try (var network = TestNetwork.loopback();
        var tracker = FixedTracker.start(network, folder, List.of("127.0.0.1:" + port))) {
      var torrent = StockTorrents.v1(file, folder.resolve("their.torrent"), tracker.url());
      var to = StockClient.folder(folder, "ours");
      try (var ignored = client.seed(network, torrent, theirs, port, encrypted);
          var node = NodeProcess.start(network, folder.resolve("profile"))) {
        node.command(
            "add-torrent",
            torrent.toString(),
            "--to",
            to.toString(),
            "--peer",
            "127.0.0.1:" + port,
            "--wait");

        assertThat(Files.mismatch(file, to.resolve("their file.bin"))).isEqualTo(-1L);
      }
    }
  }

  private TestNetwork network(StockClient client) {
    return client == StockClient.TRANSMISSION
        ? TestNetwork.namespace(folder)
        : TestNetwork.loopback();
  }

  /** Some of the programs end when they have all, the others go on seeding: the file decides. */
  private static void awaitSame(OtherProgram leech, Path ours, Path theirs) throws IOException {
    leech.await(line -> same(ours, theirs), LIMIT);
    assertThat(Files.mismatch(ours, theirs)).isEqualTo(-1L);
  }

  private static boolean same(Path ours, Path theirs) {
    try {
      return Files.exists(theirs) && Files.mismatch(ours, theirs) == -1;
    } catch (IOException e) {
      return false;
    }
  }
}
