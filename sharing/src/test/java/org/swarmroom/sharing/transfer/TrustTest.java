package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.torrent.Metainfo;

/** Seeds that give bad data. */
@Timeout(90)
class TrustTest {

  @TempDir Path dir;

  @Test
  void aCorruptSeedOfAV1TorrentIsBannedAndTheGoodOneFinishesIt() throws Exception {
    var data = TestTorrents.bytes(2_000_000, 21);
    corruptAndGood(TestTorrents.v1("payload", data, 64 << 10), data);
  }

  @Test
  void aCorruptSeedOfAV2TorrentIsBannedAndTheGoodOneFinishesIt() throws Exception {
    var data = TestTorrents.bytes(2_000_000, 22);
    var library = new TestLibrary();
    var content = library.share(TestTorrents.file(dir.resolve("x"), "x", data), true);
    corruptAndGood(library.torrentOf(content), data);
  }

  /** Pieces of several blocks, each from both seeds: only the leaf hashes tell who lied. */
  @Test
  void inAV2PieceOfSeveralBlocksTheSenderOfTheBadOneIsFound() throws Exception {
    var data = TestTorrents.bytes(24_000_000, 23);
    var library = new TestLibrary();
    var content = library.share(TestTorrents.file(dir.resolve("x"), "x", data), true);
    assertThat(library.torrentOf(content).pieceLength()).isGreaterThan(16 << 10);
    corruptAndGood(library.torrentOf(content), data);
  }

  private void corruptAndGood(Metainfo torrent, byte[] data) throws Exception {
    var bad = TestTorrents.file(dir.resolve("bad"), torrent.name(), data);
    TestTorrents.file(dir.resolve("good"), torrent.name(), data);
    try (var liar = new TestNode();
        var good = new TestNode();
        var leech = new TestNode()) {
      liar.transfers.addTorrent(torrent, dir.resolve("bad"), TestNode.none()).join();
      good.transfers.addTorrent(torrent, dir.resolve("good"), TestNode.none()).join();
      liar.awaitDone();
      good.awaitDone();
      try (var file = new RandomAccessFile(bad.toFile(), "rw")) {
        for (long at = 5_000; at < data.length; at += 50_000) {
          file.seek(at);
          file.write(data[(int) at] + 1);
        }
      }
      // The good one is slow, so that pieces come from both.
      good.transfers.setLimits(new TransferLimits(data.length / 2, 0, 0));
      leech.fetches(torrent, dir.resolve("in"), liar, good);

      assertThat(leech.awaitDone().to()).hasBinaryContent(data);
      assertThat(leech.transfers.bans(liar.address())).isTrue();
      assertThat(leech.transfers.bans(good.address())).isFalse();
    }
  }
}
