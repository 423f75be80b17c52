package org.swarmroom.sharing.torrent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.content.MerkleTree;

class HostileTorrentTest {

  private static final String ROOT = "r".repeat(32);

  private static Metainfo parse(String torrent) throws MetainfoException {
    return MetainfoParser.parse(torrent.getBytes(ISO_8859_1));
  }

  private static String v1(String fields) {
    return "d4:infod" + fields + "ee";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "le",
        "i1e",
        "de",
        "d4:infolee",
        "d4:infodee",
        // No name, no pieces, wrong piece counts, sizes and lengths.
        "d4:infod6:lengthi5e12:piece lengthi16384e6:pieces20:aaaaaaaaaaaaaaaaaaaaee",
        "d4:infod6:lengthi5e4:name1:a12:piece lengthi16384eee",
        "d4:infod6:lengthi5e4:name1:a12:piece lengthi16384e6:pieces0:ee",
        "d4:infod6:lengthi5e4:name1:a12:piece lengthi16384e6:pieces21:aaaaaaaaaaaaaaaaaaaaaee",
        "d4:infod6:lengthi-5e4:name1:a12:piece lengthi16384e6:pieces20:aaaaaaaaaaaaaaaaaaaaee",
        "d4:infod6:lengthi5e4:name1:a12:piece lengthi0e6:pieces20:aaaaaaaaaaaaaaaaaaaaee",
        "d4:infod6:lengthi5e4:name1:a12:piece lengthi-1e6:pieces20:aaaaaaaaaaaaaaaaaaaaee",
        "d4:infod6:lengthi5e4:name1:a12:piece lengthi99999999999e6:pieces20:aaaaaaaaaaaaaaaaaaaaee",
        "d4:infod6:lengthi9223372036854775807e4:name1:a12:piece lengthi16384e6:pieces0:ee",
        "d4:infod5:filesle4:name1:a12:piece lengthi16384e6:pieces0:ee",
        "d4:infod5:filesli1ee4:name1:a12:piece lengthi16384e6:pieces0:ee",
        "d4:infod5:filesld6:lengthi0e4:pathleee4:name1:a12:piece lengthi16384e6:pieces0:ee",
        // A future version.
        "d4:infod12:meta versioni3e4:name1:a12:piece lengthi16384eee",
        "d4:infod12:meta versioni2e4:name1:a12:piece lengthi16384eee",
        "d4:infod9:file treede12:meta versioni2e4:name1:a12:piece lengthi16384eee",
        "d4:infod9:file treed1:ai5ee12:meta versioni2e4:name1:a12:piece lengthi16384eee",
        "d4:infod9:file treed0:d6:lengthi1eee12:meta versioni2e4:name1:a12:piece lengthi16384eee",
        "d4:infod9:file treed1:ad0:d6:lengthi1eeee12:meta versioni2e4:name1:a"
            + "12:piece lengthi16384eee"
      })
  void aBrokenTorrentIsRefusedWithASentence(String torrent) {
    assertThatThrownBy(() -> parse(torrent))
        .isInstanceOf(MetainfoException.class)
        .hasMessageEndingWith(".");
  }

  @Test
  void pieceLengthsOfV2ArePowersOfTwo() {
    for (int length : new int[] {8192, 16385, 49152}) {
      assertThatThrownBy(
              () ->
                  parse(
                      v1(
                          "9:file treed1:ad0:d6:lengthi1e11:pieces root32:"
                              + ROOT
                              + "eee12:meta versioni2e4:name1:a12:piece lengthi"
                              + length
                              + "e")))
          .isInstanceOf(MetainfoException.class)
          .hasMessageContaining("power of two");
    }
  }

  @Test
  void filesWhoseSizesOverflowAreRefused() {
    String file = "d6:lengthi4611686018427387903e4:pathl1:aee";
    assertThatThrownBy(
            () ->
                parse(
                    v1("5:filesl" + file.repeat(3) + "e4:name1:a12:piece lengthi16384e6:pieces0:")))
        .isInstanceOf(MetainfoException.class);
  }

  @Test
  void twoMillionPiecesAreReadAndThreeMillionRefused() throws Exception {
    Metainfo big = parse(v1Of(2_000_000));

    assertThat(big.pieceCount()).isEqualTo(2_000_000);
    assertThatThrownBy(() -> parse(v1Of(3_000_000)))
        .isInstanceOf(MetainfoException.class)
        .hasMessageContaining("pieces");
  }

  private static String v1Of(int pieces) {
    return v1(
        "6:lengthi"
            + 16384L * pieces
            + "e4:name1:a12:piece lengthi16384e6:pieces"
            + pieces * 20
            + ":"
            + "x".repeat(pieces * 20));
  }

  @Test
  void foldersNestedTooDeepAreRefused() {
    String tree = "d1:a".repeat(99) + "d0:d6:lengthi0eee" + "e".repeat(99);
    String torrent = v1("9:file tree" + tree + "12:meta versioni2e4:name1:a12:piece lengthi16384e");

    assertThatThrownBy(() -> parse(torrent)).isInstanceOf(MetainfoException.class);
  }

  @Test
  void aPieceLayerThatDoesNotMatchItsRootIsRefused() throws Exception {
    byte[] torrent = Golden.named("many").torrent();
    int layers = new String(torrent, ISO_8859_1).indexOf("12:piece layers");
    torrent[layers + 100] ^= 1;

    assertThatThrownBy(() -> MetainfoParser.parse(torrent))
        .isInstanceOf(MetainfoException.class)
        .hasMessageContaining("\"many\"")
        .hasMessageContaining("do not match");
  }

  @Test
  void aLayerCutShortIsRefused() throws Exception {
    Metainfo torrent = MetainfoParser.parse(Golden.named("many").torrent());
    ContentId root = torrent.files().get(0).root().orElseThrow();
    byte[] layer = torrent.pieceLayer(root).orElseThrow();
    Metainfo bare = MetainfoParser.parseInfo(torrent.infoBytes(), List.of());

    assertThat(bare.hasAllLayers()).isFalse();
    assertThat(bare.withLayers(Map.of(root, layer)).hasAllLayers()).isTrue();
    assertThatThrownBy(() -> bare.withLayers(Map.of(root, Arrays.copyOf(layer, layer.length - 32))))
        .isInstanceOf(MetainfoException.class);
    assertThatThrownBy(() -> bare.withLayers(Map.of(root, new byte[0])))
        .isInstanceOf(MetainfoException.class);
  }

  @Test
  void aHybridWhosePartsNameDifferentFilesIsRefused() {
    String torrent = new String(Golden.named("both-folder").torrent(), ISO_8859_1);

    assertThatThrownBy(() -> parse(torrent.replace("4:pathl5:a.txte", "4:pathl5:b.txte")))
        .isInstanceOf(MetainfoException.class)
        .hasMessageContaining("different files");
  }

  @Test
  void infoWithBytesBehindItIsRefused() throws Exception {
    byte[] info = MetainfoParser.parse(Golden.named("plain").torrent()).infoBytes();

    assertThatThrownBy(
            () -> MetainfoParser.parseInfo(Arrays.copyOf(info, info.length + 1), List.of()))
        .isInstanceOf(MetainfoException.class);
  }

  @Test
  void theInfohashIsThatOfTheBytesAsTheyCame() throws Exception {
    // Keys out of order: written again in order the hash would be another one.
    String info = "d4:name1:a6:lengthi5e12:piece lengthi16384e6:pieces20:aaaaaaaaaaaaaaaaaaaae";
    Metainfo torrent = parse("d4:info" + info + "e");

    assertThat(torrent.v1()).hasValue(InfoHash.v1Of(info.getBytes(ISO_8859_1)));
    assertThat(MetainfoParser.parse(torrent.encode()).v1()).isEqualTo(torrent.v1());
  }

  @Test
  void namesMayHoldAnyCharacters() throws Exception {
    byte[] name = "ファイル é 🎉".getBytes(UTF_8);
    BDictionary info =
        BDictionary.builder()
            .put("name", name)
            .put("length", 1)
            .put("piece length", 16384)
            .put("pieces", new byte[20])
            .build();

    Metainfo torrent = MetainfoParser.parseInfo(BencodeWriter.write(info), List.of());

    assertThat(torrent.name()).isEqualTo("ファイル é 🎉");
  }

  @RepeatedTest(300)
  void aDamagedTorrentIsReadOrRefusedAndNothingElse(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    List<Golden> all = Golden.torrents();
    byte[] torrent = all.get(random.nextInt(all.size())).torrent();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      torrent[random.nextInt(torrent.length)] =
          (byte) "0123456789deli:x".charAt(random.nextInt(16));
    }
    byte[] cut =
        random.nextInt(4) == 0 ? Arrays.copyOf(torrent, random.nextInt(torrent.length)) : torrent;
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          try {
            walk(MetainfoParser.parse(cut));
          } catch (MetainfoException refused) {
            assertThat(refused.getMessage()).isNotBlank();
          }
        });
  }

  /** Everything that is handed out fits together. */
  private static void walk(Metainfo torrent) {
    long sum = 0;
    for (int piece = 0; piece < torrent.pieceCount(); piece++) {
      assertThat(torrent.pieceSize(piece)).isBetween(1, torrent.pieceLength());
      sum += torrent.pieceSize(piece);
      torrent.fileOfPiece(piece);
    }
    assertThat(sum).isLessThanOrEqualTo(torrent.span());
    assertThat(torrent.size()).isLessThanOrEqualTo(sum);
    SafePaths.of(torrent.files());
    assertThat(torrent.wireHashes()).isNotEmpty();
    for (TorrentFile file : torrent.files()) {
      file.root()
          .flatMap(torrent::pieceLayer)
          .ifPresent(
              layer ->
                  assertThat(layer)
                      .hasSize(MerkleTree.layerLength(file.size(), torrent.pieceLength())));
    }
  }
}
