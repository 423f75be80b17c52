package org.swarmroom.sharing.torrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.content.MerkleTree;
import org.swarmroom.sharing.content.Pattern;
import org.swarmroom.sharing.content.PieceLength;
import org.swarmroom.sharing.content.StreamingMerkleHasher;

class GoldenTorrentTest {

  static List<Golden> torrents() {
    return Golden.torrents();
  }

  static List<Golden> canonicals() {
    return Golden.canonicals();
  }

  @ParameterizedTest
  @MethodSource("torrents")
  void aTorrentOfLibtorrentReadsAsLibtorrentReadsIt(Golden golden) throws Exception {
    Metainfo torrent = MetainfoParser.parse(golden.torrent());

    assertThat(torrent.name()).isEqualTo(golden.name());
    assertThat(torrent.pieceLength()).isEqualTo(golden.pieceLength());
    assertThat(torrent.size()).isEqualTo(golden.size());
    assertThat(torrent.v1().map(InfoHash::toString).orElse("-")).isEqualTo(golden.v1());
    assertThat(torrent.v2().map(InfoHash::toString).orElse("-")).isEqualTo(golden.v2());
    assertThat(torrent.files().get(0).root().map(ContentId::toString).orElse("-"))
        .isEqualTo(golden.root());
    assertThat(torrent.hasAllLayers()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("torrents")
  void aTorrentWrittenAgainIsTheSame(Golden golden) throws Exception {
    Metainfo torrent = MetainfoParser.parse(golden.torrent());

    Metainfo again = MetainfoParser.parse(torrent.encode());

    assertThat(again.infoBytes()).isEqualTo(torrent.infoBytes());
    assertThat(again.infoHash()).isEqualTo(torrent.infoHash());
    assertThat(again.files()).isEqualTo(torrent.files());
    assertThat(again.trackers()).isEqualTo(torrent.trackers());
    assertThat(again.hasAllLayers()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("canonicals")
  void theCanonicalTorrentHasTheInfohashThatLibtorrentGivesIt(Golden golden) throws Exception {
    var hasher = new StreamingMerkleHasher(PieceLength.of(golden.size()));
    hasher.update(Pattern.bytes(golden.size()), 0, golden.size());
    StreamingMerkleHasher.Result hashed = hasher.finish();

    Metainfo torrent = MetainfoBuilder.canonical(hashed.root(), golden.size(), hashed.pieceLayer());

    assertThat(PieceLength.of(golden.size())).isEqualTo(golden.pieceLength());
    assertThat(hashed.root()).hasToString(golden.root());
    assertThat(torrent.infoHash()).hasToString(golden.v2());
    assertThat(torrent.hasAllLayers()).isTrue();
    assertThat(MetainfoBuilder.canonicalHash(hashed.root(), golden.size()))
        .isEqualTo(torrent.infoHash());
  }

  @Test
  void aHybridOfOursIsByteForByteTheOneOfLibtorrent() throws Exception {
    Golden golden = Golden.named("both");
    byte[] data = Pattern.bytes(golden.size());
    var hasher = new StreamingMerkleHasher(golden.pieceLength());
    hasher.update(data, 0, data.length);
    StreamingMerkleHasher.Result hashed = hasher.finish();
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    int pieces = MerkleTree.pieces(data.length, golden.pieceLength());
    byte[] v1 = new byte[pieces * 20];
    for (int i = 0; i < pieces; i++) {
      int from = i * golden.pieceLength();
      sha1.update(data, from, Math.min(golden.pieceLength(), data.length - from));
      sha1.digest(v1, i * 20, 20);
    }

    Metainfo ours =
        MetainfoBuilder.hybrid(
            "both", hashed.root(), data.length, hashed.pieceLayer(), v1, List.of());

    assertThat(ours.encode()).isEqualTo(golden.torrent());
  }

  @Test
  void aV1TorrentOfOursIsByteForByteTheOneOfLibtorrent() throws Exception {
    Golden golden = Golden.named("plain");
    Metainfo theirs = MetainfoParser.parse(golden.torrent());

    Metainfo ours =
        MetainfoBuilder.v1("plain", golden.size(), theirs.v1Pieces().orElseThrow(), List.of());

    assertThat(ours.encode()).isEqualTo(golden.torrent());
  }

  @Test
  void aHybridIsAlsoKnownUnderTheHashThatAria2TakesItToHave() throws Exception {
    // What aria2c -S (1.36) prints for these two files.
    Map<String, String> seenByAria2 =
        Map.of(
            "both", "94e0b814a18ade77c7e8b3cbb39f9f0594886840",
            "both-folder", "32b59005f84eda36a86cccd76a27e09b61b20b4d");
    for (Map.Entry<String, String> seen : seenByAria2.entrySet()) {
      Golden golden = Golden.named(seen.getKey());

      assertThat(MetainfoParser.parse(golden.torrent()).wireHashes())
          .containsExactly(
              InfoHash.parse(golden.v2().substring(0, 40)),
              InfoHash.parse(seen.getValue()),
              InfoHash.parse(golden.v1()));
    }
  }

  @Test
  void paddingIsKnownAsSuchAndFilesKeepTheirPlaces() throws Exception {
    Metainfo torrent = MetainfoParser.parse(Golden.named("both-folder").torrent());

    assertThat(torrent.isMultiFile()).isTrue();
    assertThat(torrent.files())
        .filteredOn(file -> !file.pad())
        .extracting(TorrentFile::path, TorrentFile::offset)
        .containsExactly(
            tuple(List.of("a.txt"), 0L),
            tuple(List.of("sub", "ü.bin"), 65536L),
            tuple(List.of("z"), 131072L));
    assertThat(torrent.pieceCount()).isEqualTo(5);
    assertThat(torrent.pieceSize(1)).isEqualTo(32768);
    assertThat(torrent.fileOfPiece(3).path()).containsExactly("sub", "ü.bin");
  }

  @Test
  void withoutPaddingTheLastPieceOfEachFileIsShort() throws Exception {
    Metainfo torrent = MetainfoParser.parse(Golden.named("folder2").torrent());

    assertThat(torrent.pieceCount()).isEqualTo(5);
    assertThat(torrent.pieceSize(0)).isEqualTo(32768);
    assertThat(torrent.pieceSize(1)).isEqualTo(40000 - 32768);
    assertThat(torrent.pieceSize(4)).isEqualTo(3);
    assertThat(torrent.span()).isEqualTo(131075);
  }

  @Test
  void aPrivateTorrentSaysSoAndNamesItsTrackersInTiers() throws Exception {
    Metainfo torrent = MetainfoParser.parse(Golden.named("folder").torrent());

    assertThat(torrent.isPrivate()).isTrue();
    assertThat(torrent.trackers())
        .containsExactly(List.of("http://one.example/announce"), List.of("udp://two.example:6969"));
    assertThat(torrent.pieceSize(2)).isEqualTo(90001 - 65536);
  }

  @Test
  void theLayersOfATorrentAreTheOnesThatHashingGives() throws Exception {
    Golden golden = Golden.named("many");
    var hasher = new StreamingMerkleHasher(golden.pieceLength());
    hasher.update(Pattern.bytes(golden.size()), 0, golden.size());

    StreamingMerkleHasher.Result hashed = hasher.finish();

    Metainfo torrent = MetainfoParser.parse(golden.torrent());
    assertThat(torrent.pieceLayer(hashed.root())).hasValue(hashed.pieceLayer());
    assertThat(torrent.v1Pieces()).isEqualTo(Optional.empty());
  }
}
