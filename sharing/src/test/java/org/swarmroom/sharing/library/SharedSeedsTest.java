package org.swarmroom.sharing.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.Index;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Magnet;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.MetainfoBuilder;
import org.swarmroom.sharing.torrent.MetainfoParser;

@Timeout(60)
class SharedSeedsTest {

  private static final int SIZE = 300_000;

  @TempDir Path temp;

  private Heard heard = new Heard();
  private Path file;
  private Index index;
  private Library library;
  private SharedSeeds seeds;

  @BeforeEach
  void share() throws IOException {
    byte[] bytes = new byte[SIZE];
    new Random(7).nextBytes(bytes);
    Files.createDirectories(temp.resolve("shared"));
    file = Files.write(temp.resolve("shared/film.bin"), bytes).toRealPath();
    start();
    library.add(List.of(file.getParent()), false).join();
    heard.await(() -> index.files().totals().hashedFiles() == 1);
  }

  private void start() throws IOException {
    Files.createDirectories(temp.resolve("profile"));
    index = Index.open(temp.resolve("profile"));
    library =
        new Library(
            temp.resolve("profile"),
            index.files(),
            heard,
            FolderWalk.files(),
            new FileHasher(),
            1,
            3_600_000);
    seeds = new SharedSeeds(library, index.files(), index.settings());
    library.start().join();
  }

  @AfterEach
  void close() {
    seeds.close();
    library.close();
    index.close();
  }

  @Test
  void aPeerThatAsksByTheCanonicalInfohashGetsTheFile() {
    InfoHash hash = MetainfoBuilder.canonicalHash(content(), SIZE).truncated();

    assertThat(seeds.find(hash))
        .hasValueSatisfying(
            seed -> {
              assertThat(seed.file()).isEqualTo(file);
              assertThat(seed.size()).isEqualTo(SIZE);
              assertThat(seed.publicToAll()).isFalse();
              assertThat(seed.torrent().wireHashes()).contains(hash);
              assertThat(seed.torrent().hasAllLayers()).isTrue();
            });
    assertThat(seeds.find(InfoHash.of(new byte[20]))).isEmpty();
  }

  @Test
  void aFileThatChangedSinceIsNotServedAndHashedAgain() throws Exception {
    ContentId before = content();
    InfoHash hash = MetainfoBuilder.canonicalHash(before, SIZE).truncated();
    Files.writeString(file, "something else");

    assertThat(seeds.find(hash)).isEmpty();

    heard.await(() -> index.files().totals().hashedBytes() == "something else".length());
    assertThat(content()).isNotEqualTo(before);
  }

  @Test
  void aFolderThatBecameALinkLeadsNowhere() throws Exception {
    InfoHash hash = MetainfoBuilder.canonicalHash(content(), SIZE).truncated();
    Path elsewhere = temp.resolve("elsewhere");
    Files.move(file.getParent(), elsewhere);
    Files.createSymbolicLink(file.getParent(), elsewhere);

    assertThat(seeds.find(hash)).isEmpty();
  }

  @Test
  void anExportedTorrentIsOneThatEveryStockClientReadsAndIsPublic() throws Exception {
    Metainfo torrent = seeds.exportTorrent(content()).join();

    Metainfo read = MetainfoParser.parse(torrent.encode());
    assertThat(read.name()).isEqualTo("film.bin");
    byte[] bytes = Files.readAllBytes(file);
    for (int piece = 0; piece < read.pieceCount(); piece++) {
      int from = piece * read.pieceLength();
      byte[] data = Arrays.copyOfRange(bytes, from, Math.min(SIZE, from + read.pieceLength()));
      assertThat(read.v1Piece(piece)).isEqualTo(MessageDigest.getInstance("SHA-1").digest(data));
    }
    assertThat(read.v1()).isPresent();
    assertThat(read.v2()).isEmpty();
    assertThat(seeds.publicHashes()).containsAll(read.wireHashes());
    for (InfoHash hash : read.wireHashes()) {
      assertThat(seeds.find(hash))
          .hasValueSatisfying(
              seed -> {
                assertThat(seed.publicToAll()).isTrue();
                assertThat(seed.torrent().wireHashes()).containsAll(read.wireHashes());
              });
    }
  }

  @Test
  void whatWasExportedMayBeCopiedForAllAndOtherFilesForMembersAlone() {
    InfoHash hash = MetainfoBuilder.canonicalHash(content(), SIZE).truncated();
    assertThat(seeds.find(hash)).hasValueSatisfying(s -> assertThat(seeds.isForAll(s)).isFalse());

    seeds.exportTorrent(content()).join();

    assertThat(seeds.find(hash)).hasValueSatisfying(s -> assertThat(seeds.isForAll(s)).isTrue());
  }

  @Test
  void anExportedTorrentIsFoundAfterARestartEvenUnderANewName() throws Exception {
    List<InfoHash> hashes = seeds.exportTorrent(content()).join().wireHashes();
    close();
    Path renamed = Files.move(file, file.resolveSibling("other name.bin"));
    heard = new Heard();
    start();

    for (InfoHash hash : hashes) {
      assertThat(seeds.find(hash))
          .hasValueSatisfying(seed -> assertThat(seed.file()).isEqualTo(renamed));
    }
    assertThat(seeds.exportTorrent(content()).join().wireHashes()).isEqualTo(hashes);
  }

  @Test
  void aMagnetNamesTheExportedTorrentAndThePeer() throws Exception {
    String link =
        seeds
            .magnet(content(), List.of(InetSocketAddress.createUnresolved("10.0.0.5", 4711)))
            .join();

    Magnet magnet = Magnet.parse(link);
    assertThat(magnet.v1()).isEqualTo(seeds.exportTorrent(content()).join().v1());
    assertThat(magnet.v2()).isEmpty();
    assertThat(magnet.peers()).extracting(InetSocketAddress::getPort).containsExactly(4711);
  }

  @Test
  void whatIsNotSharedCantBeExported() {
    assertThatThrownBy(() -> seeds.exportTorrent(ContentId.of(new byte[32])).join())
        .hasMessageContaining("it is not among your shared files");
  }

  private ContentId content() {
    return index.files().changesSince(0, 10).get(0).entry().content();
  }
}
