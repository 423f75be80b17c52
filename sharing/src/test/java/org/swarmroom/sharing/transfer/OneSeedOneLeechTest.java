package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OneSeedOneLeechTest {

  @TempDir Path dir;

  @Test
  void aLeechFetchesAV1TorrentOverPlainTcp() throws Exception {
    var data = TestTorrents.bytes(5_000_123, 1);
    var torrent = TestTorrents.v1("payload.bin", data, 64 << 10);
    TestTorrents.file(dir.resolve("seed"), "payload.bin", data);
    try (var seed = new TestNode();
        var leech = new TestNode()) {
      seed.seeds(torrent, dir.resolve("seed"));
      leech.fetches(torrent, dir.resolve("leech"), seed);
      var done = leech.awaitDone();

      assertThat(done.to()).isEqualTo(dir.resolve("leech/payload.bin")).hasBinaryContent(data);
      assertThat(done.state()).isEqualTo(TransferState.SEEDING);
      assertThat(dir.resolve("leech/payload.bin.part")).doesNotExist();
    }
  }
}
