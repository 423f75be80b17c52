package org.swarmroom.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
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
 * Torrents of every form, of one file and of folders, and magnet links without a tracker, between
 * us and the stock clients that know the form; both ways, plain and encrypted.
 */
@Tag("interop")
class TorrentFormsInterop {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir Path dir;

  /** One file, or a folder with one in a folder, one that is empty and one of a single byte. */
  private Path payload(Path parent, boolean isFolder, boolean hasEmpty) throws IOException {
    if (!isFolder) {
      return RandomFile.write(parent.resolve("one file.bin"), 1_500_011, 4);
    }
    var folder = StockClient.folder(parent, "an album");
    RandomFile.write(folder.resolve("01 first.flac"), 700_001, 5);
    RandomFile.write(StockClient.folder(folder, "scans").resolve("cover.png"), 300_007, 6);
    RandomFile.write(folder.resolve("one byte"), 1, 7);
    if (hasEmpty) {
      Files.createFile(folder.resolve("empty.txt"));
    }
    return folder;
  }

  @ParameterizedTest
  @CsvSource({
    "LIBTORRENT, V1, true, false",
    "LIBTORRENT, V1, true, true",
    "LIBTORRENT, V2, false, false",
    "LIBTORRENT, V2, true, true",
    "LIBTORRENT, HYBRID, false, true",
    "LIBTORRENT, HYBRID, true, false",
    "ARIA2, V1, true, false",
    "ARIA2, HYBRID, false, true",
    "TRANSMISSION, V1, true, true"
  })
  void weSeed(StockClient client, TorrentForm form, boolean isFolder, boolean encrypted)
      throws IOException {
    var from = StockClient.folder(dir, "ours");
    // Transmission 3.00 fetches an empty file by not making it.
    var payload = payload(from, isFolder, client != StockClient.TRANSMISSION);
    var to = StockClient.folder(dir, "theirs");
    try (var network = network(client);
        var node = NodeProcess.start(network, dir.resolve("profile"));
        var tracker = FixedTracker.start(network, dir, List.of(node.address()))) {
      var torrent = dir.resolve("x.torrent");
      form.write(payload, torrent, tracker.url());
      node.command("add-torrent", torrent.toString(), "--to", from.toString(), "--wait");

      try (var leech = client.fetch(network, torrent.toString(), to, node.port(), encrypted)) {
        awaitSame(leech, payload, to);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LIBTORRENT, V1, true, true",
    "LIBTORRENT, V2, false, true",
    "LIBTORRENT, V2, true, false",
    "LIBTORRENT, HYBRID, false, false",
    "LIBTORRENT, HYBRID, true, true",
    "ARIA2, V1, true, true",
    "TRANSMISSION, V1, true, false"
  })
  void weFetch(StockClient client, TorrentForm form, boolean isFolder, boolean encrypted)
      throws IOException {
    var from = StockClient.folder(dir, "theirs");
    var payload = payload(from, isFolder, true);
    var to = StockClient.folder(dir, "ours");
    int port = StockClient.freePort();
    try (var network = TestNetwork.loopback();
        var tracker = FixedTracker.start(network, dir, List.of("127.0.0.1:" + port))) {
      var torrent = dir.resolve("x.torrent");
      form.write(payload, torrent, tracker.url());
      try (var ignored = client.seed(network, torrent, from, port, encrypted);
          var node = NodeProcess.start(network, dir.resolve("profile"))) {
        node.command("add-torrent", torrent.toString(), "--to", to.toString(), "--wait");

        assertSame(payload, to);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"V1, true", "V2, false", "V2, true", "HYBRID, true"})
  void libtorrentFetchesByAMagnetWithoutATracker(TorrentForm form, boolean isFolder)
      throws IOException {
    var from = StockClient.folder(dir, "ours");
    var payload = payload(from, isFolder, true);
    var torrent = dir.resolve("x.torrent");
    var magnet = form.write(payload, torrent, "");
    var to = StockClient.folder(dir, "theirs");
    try (var network = TestNetwork.loopback();
        var node = NodeProcess.start(network, dir.resolve("profile"))) {
      node.command("add-torrent", torrent.toString(), "--to", from.toString(), "--wait");

      try (var leech = StockClient.LIBTORRENT.fetch(network, magnet, to, node.port(), false)) {
        awaitSame(leech, payload, to);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"V1, true", "V2, false", "V2, true", "HYBRID, true"})
  void weFetchByAMagnetWithoutATracker(TorrentForm form, boolean isFolder) throws IOException {
    var from = StockClient.folder(dir, "theirs");
    var payload = payload(from, isFolder, true);
    var torrent = dir.resolve("x.torrent");
    var magnet = form.write(payload, torrent, "");
    var to = StockClient.folder(dir, "ours");
    int port = StockClient.freePort();
    try (var network = TestNetwork.loopback();
        var seed = StockClient.LIBTORRENT.seed(network, torrent, from, port, false);
        var node = NodeProcess.start(network, dir.resolve("profile"))) {
      seed.await(line -> line.startsWith("LISTENING"), LIMIT);
      node.command(
          "add-torrent", magnet, "--to", to.toString(), "--peer", "127.0.0.1:" + port, "--wait");

      assertSame(payload, to);
    }
  }

  private TestNetwork network(StockClient client) {
    return client == StockClient.TRANSMISSION ? TestNetwork.namespace(dir) : TestNetwork.loopback();
  }

  /** Some of the programs end when they have all, the others go on seeding: the files decide. */
  private static void awaitSame(OtherProgram leech, Path payload, Path to) throws IOException {
    leech.await(line -> different(payload, to).isEmpty(), LIMIT);
    assertSame(payload, to);
  }

  private static void assertSame(Path payload, Path to) {
    assertThat(different(payload, to)).isEmpty();
  }

  /** Files of the payload that are not in the folder with the same bytes. */
  private static List<Path> different(Path payload, Path to) {
    try (var files = Files.walk(payload)) {
      var base = payload.getParent();
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !isSame(file, to.resolve(base.relativize(file).toString())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSame(Path ours, Path theirs) {
    try {
      return Files.exists(theirs) && Files.mismatch(ours, theirs) == -1;
    } catch (IOException e) {
      return false;
    }
  }
}
