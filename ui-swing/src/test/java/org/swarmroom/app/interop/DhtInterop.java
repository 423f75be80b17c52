package org.swarmroom.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.testdata.RandomFile;

/**
 * libtorrent's node of the DHT and ours, two alone on loopback: no tracker, no address in a link,
 * no local discovery. Whoever fetches has found the other by the DHT.
 */
@Tag("interop")
class DhtInterop {

  private static final int SIZE = 2_000_003;
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir Path folder;

  @Test
  void weFindLibtorrentsSeed() throws IOException {
    var theirs = StockClient.folder(folder, "theirs");
    var file = RandomFile.write(theirs.resolve("their film.mkv"), SIZE, 11);
    var torrent = StockTorrents.v1(file, folder.resolve("their.torrent"), "");
    var to = StockClient.folder(folder, "ours");
    int port = StockClient.freePort();
    try (var seed = libtorrent("seed", torrent.toString(), theirs, port, 0)) {
      seed.await(line -> line.startsWith("LISTENING"), LIMIT);
      try (var node =
          NodeProcess.start(
              folder.resolve("profile"), "--dht", "on", "--dht-bootstrap", "127.0.0.1:" + port)) {
        var magnet = "magnet:?xt=urn:btih:" + StockTorrents.infohash(torrent);
        node.command("add-torrent", magnet, "--to", to.toString(), "--wait");

        assertThat(Files.mismatch(file, to.resolve("their film.mkv"))).isEqualTo(-1L);
        assertThat(node.command("dht")).contains("DHT: 1 nodes");
        assertThat(node.command("doctor")).contains("The DHT knows 1 nodes");
      }
    }
  }

  @Test
  void libtorrentFindsOurs() throws IOException {
    var file = RandomFile.write(StockClient.folder(folder, "ours").resolve("letter.pdf"), SIZE, 12);
    var to = StockClient.folder(folder, "theirs");
    try (var node = NodeProcess.start(folder.resolve("profile"), "--dht", "on")) {
      node.share(file);
      assertThat(node.command("dht")).contains("waiting for a public torrent");
      var magnet = node.command("magnet", node.find("letter")).strip();
      assertThat(magnet).startsWith("magnet:?").doesNotContain("x.pe").doesNotContain("tr=");

      try (var leech = libtorrent("leech", magnet, to, StockClient.freePort(), node.port())) {
        leech.await("DONE"::equals, LIMIT);
      }
      assertThat(Files.mismatch(file, to.resolve("letter.pdf"))).isEqualTo(-1L);
    }
  }

  @Test
  void whatWeFetchedLibtorrentFetchesFromUs() throws IOException {
    var theirs = StockClient.folder(folder, "theirs");
    var file = RandomFile.write(theirs.resolve("chain.bin"), SIZE, 13);
    var torrent = StockTorrents.v1(file, folder.resolve("chain.torrent"), "");
    var ours = StockClient.folder(folder, "ours");
    var last = StockClient.folder(folder, "last");
    Files.copy(file, ours.resolve("chain.bin"));
    try (var node = NodeProcess.start(folder.resolve("profile"), "--dht", "on")) {
      node.command("add-torrent", torrent.toString(), "--to", ours.toString(), "--wait");
      var magnet = "magnet:?xt=urn:btih:" + StockTorrents.infohash(torrent);

      try (var leech = libtorrent("leech", magnet, last, StockClient.freePort(), node.port())) {
        leech.await("DONE"::equals, LIMIT);
      }
      assertThat(Files.mismatch(file, last.resolve("chain.bin"))).isEqualTo(-1L);
    }
  }

  private OtherProgram libtorrent(
      String role, String source, Path folderOfIt, int port, int bootstrap) {
    return OtherProgram.start(
        folder,
        List.of(
            "/usr/bin/python3",
            Path.of("src/test/resources/interop/libtorrent_dht.py").toAbsolutePath().toString(),
            role,
            source,
            folderOfIt.toString(),
            Integer.toString(port),
            Integer.toString(bootstrap)));
  }
}
