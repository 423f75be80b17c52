package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MembersTest {

  private static final byte[] KEY =
      "sixteen byte key".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  @TempDir Path dir;

  private static TestNode member(TestLibrary library, byte[] key) {
    return new TestNode(
        new TestRows(), c -> c.roomKeys(() -> List.of(key)).seeds(library).holders(library));
  }

  @Test
  void aContentIsFetchedFromAMemberByItsIdAlone() throws Exception {
    var data = TestTorrents.bytes(3_000_001, 2);
    var file = TestTorrents.file(dir.resolve("seed"), "notes.pdf", data);
    var shared = new TestLibrary();
    var known = new TestLibrary();
    var content = shared.share(file, false);
    try (var seed = member(shared, KEY);
        var leech = member(known, KEY)) {
      known.holds(content, seed.asHolder("bob"));
      leech.transfers.download(content, "my notes.pdf", data.length, dir.resolve("in")).join();
      var done = leech.awaitDone();

      assertThat(done.to()).isEqualTo(dir.resolve("in/my notes.pdf")).hasBinaryContent(data);
    }
  }

  @Test
  void aHolderThatComesLaterIsDialledAtOnce() throws Exception {
    var data = TestTorrents.bytes(300_000, 3);
    var file = TestTorrents.file(dir.resolve("seed"), "a", data);
    var shared = new TestLibrary();
    var known = new TestLibrary();
    var content = shared.share(file, false);
    try (var seed = member(shared, KEY);
        var leech = member(known, KEY)) {
      leech.transfers.download(content, "a", data.length, dir.resolve("in")).join();
      leech.awaitStatus(s -> s.reason().equals("No holder is online."));
      known.holds(content, seed.asHolder("bob"));

      assertThat(leech.awaitDone().to()).hasBinaryContent(data);
    }
  }

  @Test
  void whoDoesNotKnowTheRoomsKeyGetsNothing() throws Exception {
    var data = TestTorrents.bytes(300_000, 4);
    var file = TestTorrents.file(dir.resolve("seed"), "a", data);
    var shared = new TestLibrary();
    var known = new TestLibrary();
    var content = shared.share(file, false);
    var dialled = new LinkedBlockingQueue<Channel>();
    try (var seed = member(shared, KEY);
        var stranger =
            new TestNode(
                new TestRows(),
                c -> recording(c, dialled).roomKeys(() -> List.of(new byte[16])).holders(known))) {
      known.holds(content, seed.asHolder("bob"));
      stranger.transfers.download(content, "a", data.length, dir.resolve("in")).join();
      dialled.poll(20, TimeUnit.SECONDS).closeFuture().sync();

      assertThat(stranger.transfers.list().get(0).done()).isZero();
    }
  }

  @Test
  void aStockClientThatKnowsTheInfohashGetsNothing() throws Exception {
    var data = TestTorrents.bytes(300_000, 5);
    var file = TestTorrents.file(dir.resolve("seed"), "a", data);
    var shared = new TestLibrary();
    var content = shared.share(file, false);
    var torrent = shared.torrentOf(content);
    var dialled = new LinkedBlockingQueue<Channel>();
    try (var seed = member(shared, KEY);
        var stock = new TestNode(c -> recording(c, dialled))) {
      stock.fetches(torrent, dir.resolve("in"), seed);
      dialled.poll(20, TimeUnit.SECONDS).closeFuture().sync();

      assertThat(stock.transfers.list().get(0).done()).isZero();
    }
  }

  @Test
  void aPublicContentGoesToAnybody() throws Exception {
    var data = TestTorrents.bytes(300_000, 6);
    var file = TestTorrents.file(dir.resolve("seed"), "a", data);
    var shared = new TestLibrary();
    var content = shared.share(file, true);
    try (var seed = member(shared, KEY);
        var stock = new TestNode()) {
      stock.fetches(shared.torrentOf(content), dir.resolve("in"), seed);

      assertThat(stock.awaitDone().to()).hasBinaryContent(data);
    }
  }

  @Test
  void aFileThatChangedSinceItWasHashedIsNotServedAndIsHashedAgain() throws Exception {
    var data = TestTorrents.bytes(300_000, 7);
    var file = TestTorrents.file(dir.resolve("seed"), "a", data);
    var shared = new TestLibrary();
    var known = new TestLibrary();
    var content = shared.share(file, false);
    Files.write(file, new byte[10]);
    var dialled = new LinkedBlockingQueue<Channel>();
    try (var seed = member(shared, KEY);
        var leech =
            new TestNode(
                new TestRows(),
                c -> recording(c, dialled).roomKeys(() -> List.of(KEY)).holders(known))) {
      known.holds(content, seed.asHolder("bob"));
      leech.transfers.download(content, "a", data.length, dir.resolve("in")).join();
      dialled.poll(20, TimeUnit.SECONDS).closeFuture().sync();

      assertThat(shared.changed).isNotEmpty();
      assertThat(leech.transfers.list().get(0).done()).isZero();
    }
  }

  private static TransfersConfig.Builder recording(
      TransfersConfig.Builder config, LinkedBlockingQueue<Channel> dialled) {
    return config.wrapConnector(
        real ->
            (loop, peer, route, protocol) -> {
              Future<Channel> channel = real.dial(loop, peer, route, protocol);
              channel.addListener(
                  (Future<Channel> done) -> {
                    if (done.isSuccess()) {
                      dialled.add(done.getNow());
                    }
                  });
              return channel;
            });
  }
}
