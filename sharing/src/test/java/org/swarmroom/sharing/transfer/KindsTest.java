package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.swarmroom.sharing.content.PieceLength;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;
import org.swarmroom.sharing.torrent.SafeName;
import org.swarmroom.sharing.torrent.SafePaths;
import org.swarmroom.sharing.transport.Encryption;
import org.swarmroom.sharing.transport.Route;

/** Every kind of torrent, magnet and stock transport. */
@Timeout(60)
class KindsTest {

  @TempDir Path dir;

  private Metainfo hybrid(byte[] data) throws Exception {
    var library = new TestLibrary();
    var content = library.share(TestTorrents.file(dir.resolve("x"), "x", data), true);
    var canonical = library.torrentOf(content);
    var v1 = new ByteArrayOutputStream();
    int length = PieceLength.of(data.length);
    for (int at = 0; at < data.length; at += length) {
      var sha = MessageDigest.getInstance("SHA-1");
      sha.update(data, at, Math.min(length, data.length - at));
      v1.writeBytes(sha.digest());
    }
    return MetainfoBuilder.hybrid(
        "film.mkv",
        content,
        data.length,
        canonical.pieceLayer(content).orElse(new byte[0]),
        v1.toByteArray(),
        List.of());
  }

  private void fetches(Metainfo torrent, byte[] data, Magnet magnet) throws Exception {
    TestTorrents.file(dir.resolve("seed"), torrent.name(), data);
    try (var seed = new TestNode();
        var leech = new TestNode()) {
      seed.seeds(torrent, dir.resolve("seed"));
      leech.transfers.addMagnet(magnet, dir.resolve("in"), List.of(seed.address())).join();

      var done = leech.awaitDone();
      assertThat(done.name()).isEqualTo(torrent.name());
      assertThat(done.to()).isEqualTo(dir.resolve("in").resolve(torrent.name()));
      assertThat(done.to()).hasBinaryContent(data);
    }
  }

  @Test
  void aV1MagnetIsEnough() throws Exception {
    var data = TestTorrents.bytes(1_500_000, 41);
    var torrent = TestTorrents.v1("payload.bin", data, 16 << 10);
    fetches(torrent, data, Magnet.of(torrent, List.of()));
  }

  @Test
  void aV2MagnetIsEnough() throws Exception {
    var data = TestTorrents.bytes(1_500_000, 42);
    var torrent = hybrid(data);
    fetches(
        torrent,
        data,
        new Magnet(
            Optional.empty(),
            torrent.v2(),
            Optional.empty(),
            OptionalLong.empty(),
            List.of(),
            List.of()));
  }

  /** BEP 52, "Upgrade path": the bit of v2 in the handshake decides. */
  @ParameterizedTest
  @CsvSource({"16, true", "0, false"})
  void whoCanSpeakV2AboutAHybridTorrentIsTakenThere(long reserved, boolean upgraded)
      throws Exception {
    var data = TestTorrents.bytes(40_000, 47);
    var torrent = hybrid(data);
    TestTorrents.file(dir.resolve("seed"), torrent.name(), data);
    try (var seed = new TestNode()) {
      seed.seeds(torrent, dir.resolve("seed"));
      try (var socket = new Socket()) {
        socket.connect(seed.address(), 5_000);
        socket.setSoTimeout(20_000);
        var hello = new DataOutputStream(socket.getOutputStream());
        hello.writeByte(19);
        hello.writeBytes("BitTorrent protocol");
        hello.writeLong(reserved);
        hello.write(torrent.v1().orElseThrow().bytes());
        hello.writeBytes("-XX0001-abcdefghijkl");
        hello.flush();
        var answer = new DataInputStream(socket.getInputStream()).readNBytes(68);

        var hash = upgraded ? torrent.v2().orElseThrow().truncated() : torrent.v1().orElseThrow();
        assertThat(Arrays.copyOfRange(answer, 28, 48)).isEqualTo(hash.bytes());
      }
    }
  }

  @Test
  void aV1MagnetOfAHybridTorrentIsEnough() throws Exception {
    var data = TestTorrents.bytes(1_500_000, 43);
    var torrent = hybrid(data);
    fetches(
        torrent,
        data,
        new Magnet(
            torrent.v1(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            List.of(),
            List.of()));
  }

  @Test
  void aFolderComesWithAllItsFilesTheEmptyOnesToo() throws Exception {
    var files =
        List.of(
            TestTorrents.bytes(100_000, 44),
            new byte[0],
            TestTorrents.bytes(1, 45),
            TestTorrents.bytes(333_333, 46),
            new byte[0]);
    var torrent =
        TestTorrents.v1Folder(
            "album",
            List.of("a.mp3", "empty", "deep/er/b.mp3", "deep/c.mp3", "z"),
            files,
            32 << 10);
    var root = dir.resolve("seed/album");
    TestTorrents.file(root, "a.mp3", files.get(0));
    TestTorrents.file(root, "empty", files.get(1));
    TestTorrents.file(root.resolve("deep/er"), "b.mp3", files.get(2));
    TestTorrents.file(root.resolve("deep"), "c.mp3", files.get(3));
    TestTorrents.file(root, "z", files.get(4));
    try (var seed = new TestNode();
        var leech = new TestNode()) {
      seed.seeds(torrent, dir.resolve("seed"));
      leech.fetches(torrent, dir.resolve("in"), seed);

      var to = leech.awaitDone().to();
      assertThat(to.resolve("a.mp3")).hasBinaryContent(files.get(0));
      assertThat(to.resolve("empty")).isEmptyFile();
      assertThat(to.resolve("deep/er/b.mp3")).hasBinaryContent(files.get(2));
      assertThat(to.resolve("deep/c.mp3")).hasBinaryContent(files.get(3));
      assertThat(to.resolve("z")).isEmptyFile();
      assertThat(Files.exists(dir.resolve("in/album.part"))).isFalse();
    }
  }

  @Test
  void namesThatWantOutOfTheFolderStayInIt() throws Exception {
    var files = List.of(TestTorrents.bytes(40_000, 47), TestTorrents.bytes(40_000, 48));
    var torrent = TestTorrents.v1Folder("../../evil", List.of("../../x", "CON"), files, 16 << 10);
    var seeded = dir.resolve("seed");
    var in = dir.resolve("deep/deeper/in");
    var safe = SafePaths.of(torrent.files());
    for (int i = 0; i < files.size(); i++) {
      var file = SafeName.resolve(seeded.resolve(SafeName.of(torrent.name())), safe.get(i));
      TestTorrents.file(file.getParent(), file.getFileName().toString(), files.get(i));
    }
    try (var seed = new TestNode();
        var leech = new TestNode()) {
      seed.seeds(torrent, seeded);
      leech.fetches(torrent, in, seed);
      assertThat(leech.awaitDone().to().getParent()).isEqualTo(in);
    }
    try (var all = Files.walk(dir)) {
      var written = all.filter(Files::isRegularFile).filter(p -> !p.startsWith(seeded)).toList();
      assertThat(written).hasSize(2).allMatch(p -> p.startsWith(in));
      assertThat(written).anySatisfy(p -> assertThat(p).hasBinaryContent(files.get(0)));
      assertThat(written).anySatisfy(p -> assertThat(p).hasBinaryContent(files.get(1)));
    }
  }

  @ParameterizedTest
  @EnumSource(Encryption.class)
  void anEncryptedStockClientIsServed(Encryption encryption) throws Exception {
    var data = TestTorrents.bytes(1_500_000, 49);
    var torrent = TestTorrents.v1("payload.bin", data, 64 << 10);
    TestTorrents.file(dir.resolve("seed"), "payload.bin", data);
    try (var seed = new TestNode();
        var leech =
            new TestNode(
                new TestRows(),
                c ->
                    c.wrapConnector(
                        real ->
                            (loop, peer, route, protocol) ->
                                real.dial(
                                    loop,
                                    peer,
                                    new Route.Mse(torrent.wireHashes().get(0), encryption),
                                    protocol)))) {
      seed.seeds(torrent, dir.resolve("seed"));
      leech.fetches(torrent, dir.resolve("in"), seed);

      assertThat(leech.awaitDone().to()).hasBinaryContent(data);
    }
  }
}
