package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.disk.WatchedVolume;
import org.swarmroom.sharing.transport.Encryption;
import org.swarmroom.sharing.transport.Route;

/** What fails on the pool of a seed ends that connection, and leaves nobody waiting. */
@Timeout(60)
class FailingReadsTest {

  @TempDir Path dir;
  private final byte[] data = TestTorrents.bytes(400_000, 91);

  @Test
  void whoIsReadForWhenMemoryRunsOutIsHungUpOnAndServedWhenItComesAgain() throws Exception {
    var torrent = TestTorrents.v1("payload.bin", data, 32 << 10);
    var hash = torrent.wireHashes().get(0);
    var disk = new WatchedVolume();
    try (var seed = new TestNode(c -> c.volume(disk)).seeds(torrent, dir.resolve("seed"), data);
        var leech =
            new TestNode(
                c ->
                    c.wrapConnector(
                        real ->
                            (loop, peer, route, protocol) ->
                                real.dial(
                                    loop,
                                    peer,
                                    new Route.Mse(hash, Encryption.FORCED),
                                    protocol)))) {
      disk.readsWithoutMemory.set(1);
      leech.fetches(torrent, dir.resolve("in"), seed);

      assertThat(leech.awaitDone().to()).hasBinaryContent(data);
      assertThat(disk.readsWithoutMemory).hasValue(0);
    }
  }
}
