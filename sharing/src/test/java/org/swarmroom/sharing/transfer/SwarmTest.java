package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.disk.WatchedVolume;

/** Many nodes in one JVM. */
@Timeout(90)
class SwarmTest {

  @TempDir Path dir;

  @Test
  void fourLeechesOfOneSeedAllFinishAndShareAmongThemselves() throws Exception {
    var data = TestTorrents.bytes(4_000_000, 11);
    var torrent = TestTorrents.v1("payload", data, 32 << 10);
    TestTorrents.file(dir.resolve("seed"), "payload", data);
    var nodes = new ArrayList<TestNode>();
    try (var seed = new TestNode(c -> c.limits(new TransferLimits(50_000, 0, 1)))) {
      seed.seeds(torrent, dir.resolve("seed"));
      var known = new ArrayList<InetSocketAddress>(List.of(seed.address()));
      for (int i = 0; i < 4; i++) {
        var leech = new TestNode();
        nodes.add(leech);
        leech.transfers.addTorrent(torrent, dir.resolve("leech" + i), known).join();
        known.add(leech.address());
      }
      // Not before all are there: the first would be done before the last has come.
      seed.transfers.setLimits(new TransferLimits(4_000_000, 0, 1));
      for (var leech : nodes) {
        assertThat(leech.awaitDone().to()).hasBinaryContent(data);
      }
      // With one slot the seed can't have served all four.
      assertThat(nodes.stream().mapToLong(n -> n.uploaded(torrent)).sum()).isPositive();
      assertThat(seed.uploaded(torrent)).isLessThan(4L * data.length);
    } finally {
      nodes.forEach(TestNode::close);
    }
  }

  @Test
  void aLeechFetchesFromTwoSeedsAtOnce() throws Exception {
    var data = TestTorrents.bytes(4_000_000, 12);
    var torrent = TestTorrents.v1("payload", data, 32 << 10);
    TestTorrents.file(dir.resolve("a"), "payload", data);
    TestTorrents.file(dir.resolve("b"), "payload", data);
    try (var a = new TestNode();
        var b = new TestNode();
        var leech = new TestNode()) {
      a.transfers.addTorrent(torrent, dir.resolve("a"), TestNode.none()).join();
      b.transfers.addTorrent(torrent, dir.resolve("b"), TestNode.none()).join();
      a.awaitDone();
      b.awaitDone();
      a.transfers.setLimits(new TransferLimits(2_000_000, 0, 0));
      b.transfers.setLimits(new TransferLimits(2_000_000, 0, 0));
      leech.fetches(torrent, dir.resolve("in"), a, b);
      assertThat(leech.awaitDone().to()).hasBinaryContent(data);

      assertThat(a.uploaded(torrent)).isPositive();
      assertThat(b.uploaded(torrent)).isPositive();
    }
  }

  @Test
  void afterAKillNothingVerifiedIsFetchedAgain() throws Exception {
    var data = TestTorrents.bytes(6_000_000, 13);
    var torrent = TestTorrents.v1("payload", data, 64 << 10);
    TestTorrents.file(dir.resolve("seed"), "payload", data);
    var rows = new TestRows();
    var disk = new WatchedVolume();
    try (var seed = new TestNode()) {
      seed.seeds(torrent, dir.resolve("seed"));
      var first =
          new TestNode(rows, c -> c.volume(disk).limits(new TransferLimits(0, 3_000_000, 0)));
      first.fetches(torrent, dir.resolve("in"), seed);
      long verified = first.awaitStatus(s -> s.done() > 1_500_000).done();
      first.kill();
      disk.written.set(0);
      try (var second = new TestNode(rows, c -> c.volume(disk))) {
        assertThat(second.awaitDone().to()).hasBinaryContent(data);
      }

      assertThat(disk.written.get()).isLessThanOrEqualTo(data.length - verified);
    }
  }

  @Test
  void whenAllSlotsAreTakenTheNextHolderIsAskedAtOnce() throws Exception {
    var data = TestTorrents.bytes(3_000_000, 14);
    // Private: else the asker would hear of the slow peer, and fetch from it.
    var torrent = TestTorrents.v1Private("payload", data, 32 << 10);
    TestTorrents.file(dir.resolve("a"), "payload", data);
    TestTorrents.file(dir.resolve("b"), "payload", data);
    try (var full = new TestNode(c -> c.limits(new TransferLimits(0, 0, 1)));
        var free = new TestNode();
        var slow = new TestNode(c -> c.limits(new TransferLimits(0, 50_000, 0)));
        var asker = new TestNode()) {
      full.transfers.addTorrent(torrent, dir.resolve("a"), TestNode.none()).join();
      free.transfers.addTorrent(torrent, dir.resolve("b"), TestNode.none()).join();
      full.awaitDone();
      free.awaitDone();
      slow.fetches(torrent, dir.resolve("slow"), full);
      slow.awaitStatus(s -> s.done() > 0);
      asker.fetches(torrent, dir.resolve("in"), full);
      var told = asker.awaitStatus(s -> s.reason().contains("is full (1 of 1)"));
      asker.fetches(torrent, dir.resolve("in"), free);

      assertThat(told.state()).isEqualTo(TransferState.WAITING);
      assertThat(asker.awaitDone().to()).hasBinaryContent(data);
    }
  }
}
