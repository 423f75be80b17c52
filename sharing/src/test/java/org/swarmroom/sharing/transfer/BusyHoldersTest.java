package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.ContentId;

/** Two members hold a content, both known from the start, and the first has no slot free. */
@Timeout(60)
class BusyHoldersTest {

  @TempDir Path dir;
  private final byte[] data = TestTorrents.bytes(2_000_000, 61);
  private final TestLibrary shared = new TestLibrary();
  private final TestLibrary known = new TestLibrary();
  private ContentId content;
  private TestNode full;
  private TestNode free;
  private TestNode slow;

  @BeforeEach
  void takeTheOnlySlot() throws Exception {
    content = shared.share(TestTorrents.file(dir.resolve("seed"), "a", data), false);
    full = member(c -> c.seeds(shared).limits(new TransferLimits(0, 0, 1)));
    free = member(c -> c.seeds(shared));
    var first = new TestLibrary();
    first.holds(content, full.asHolder("bob"));
    slow = member(c -> c.holders(first).limits(new TransferLimits(0, 50_000, 0)));
    slow.transfers.download(content, "a", data.length, dir.resolve("slow")).join();
    slow.awaitStatus(s -> s.done() > 0);
    known.holds(content, full.asHolder("bob"));
    known.holds(content, free.asHolder("carol"));
  }

  @AfterEach
  void end() {
    List.of(full, free, slow).forEach(TestNode::close);
  }

  private static TestNode member(UnaryOperator<TransfersConfig.Builder> settings) {
    return new TestNode(c -> settings.apply(c.roomKeys(() -> List.of(new byte[16]))));
  }

  @Test
  void theTransferGoesOnFromTheSecondAlthoughTheFirstRefused() throws Exception {
    try (var asker = member(c -> c.holders(known))) {
      asker.transfers.download(content, "a", data.length, dir.resolve("in")).join();

      assertThat(asker.awaitDone().to()).hasBinaryContent(data);
    }
  }

  /** Nothing but the refusal makes it dial: the first stays connected, and no timer runs. */
  @Test
  void whoDialsOneAtATimeDialsTheSecondWhenTheFirstRefuses() throws Exception {
    var dialled = new CopyOnWriteArrayList<InetSocketAddress>();
    try (var asker = member(c -> recording(c.holders(known), dialled).connections(1))) {
      asker.transfers.download(content, "a", data.length, dir.resolve("in")).join();

      var done = asker.awaitDone();
      assertThat(done.to()).hasBinaryContent(data);
      assertThat(dialled).containsExactly(full.address(), free.address());
      assertThat(done.history()).contains("bob is full (1 of 1), asked carol.");
    }
  }

  @Test
  void whoDialsOneAtATimeDialsNobodyElseWhileTheFirstServes() throws Exception {
    var dialled = new CopyOnWriteArrayList<InetSocketAddress>();
    full.transfers.setLimits(new TransferLimits(0, 0, 2));
    try (var asker = member(c -> recording(c.holders(known), dialled).connections(1))) {
      asker.transfers.download(content, "a", data.length, dir.resolve("in")).join();

      assertThat(asker.awaitDone().to()).hasBinaryContent(data);
      assertThat(dialled).containsExactly(full.address());
    }
  }

  private static TransfersConfig.Builder recording(
      TransfersConfig.Builder config, List<InetSocketAddress> dialled) {
    return config.wrapConnector(
        real ->
            (loop, peer, route, protocol) -> {
              dialled.add(peer);
              return real.dial(loop, peer, route, protocol);
            });
  }
}
