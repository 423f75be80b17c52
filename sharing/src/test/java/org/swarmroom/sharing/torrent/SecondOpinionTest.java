package org.swarmroom.sharing.torrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.content.PieceLength;

class SecondOpinionTest {

  private static final long SIZE = 3_000_017;

  private static Metainfo v1(String name) {
    int pieces = (int) ((SIZE + PieceLength.of(SIZE) - 1) / PieceLength.of(SIZE));
    byte[] hashes = new byte[20 * pieces];
    new Random(7).nextBytes(hashes);
    return MetainfoBuilder.v1(name, SIZE, hashes, List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"film.mkv", "żółw 夏.pdf", "a & b = c?.txt", "100% #1.zip"})
  void btCoreReadsOurTorrentsAndLinksAsWeMeanThem(String name) {
    var torrent = v1(name);

    assertThat(SecondOpinion.agrees(torrent)).isTrue();
    assertThat(SecondOpinion.agrees(Magnet.of(torrent, List.of()).format(), torrent)).isTrue();
  }

  @Test
  void aLinkToAnotherTorrentIsNoticed() {
    var link = Magnet.of(v1("one.bin"), List.of()).format();

    assertThat(SecondOpinion.agrees(link, v1("other.bin"))).isFalse();
  }

  @Test
  void aTorrentThatBtCoreCannotReadIsNoticed() {
    var v2 = MetainfoBuilder.canonical(ContentId.of(new byte[32]), SIZE);

    assertThat(SecondOpinion.agrees(v2)).isFalse();
  }
}
