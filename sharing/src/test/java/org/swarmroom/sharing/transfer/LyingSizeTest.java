package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.content.MerkleTree;

/** A member lists somebody's content with a size that it hasn't. */
@Timeout(60)
class LyingSizeTest {

  private static final byte[] KEY = new byte[16];

  @TempDir Path dir;

  private final TestLibrary shared = new TestLibrary();
  private final TestLibrary known = new TestLibrary();

  private static TestNode member(UnaryOperator<TransfersConfig.Builder> settings) {
    return new TestNode(c -> settings.apply(c.roomKeys(() -> List.of(KEY)).sizeTurnMillis(200)));
  }

  private static HolderAddress lists(TestNode node, long size) {
    return new HolderAddress(node.fingerprint(), "", node.address(), size);
  }

  private void isFetchedAlthoughLyingSizesComeFirst(int size, long... lies) throws Exception {
    byte[] data = TestTorrents.bytes(size, 71);
    ContentId content = shared.share(TestTorrents.file(dir.resolve("seed"), "a", data), false);
    try (var ann = member(c -> c.seeds(shared));
        var liar = member(c -> c);
        var asker = member(c -> c.holders(known))) {
      for (long lie : lies) {
        known.holds(content, lists(liar, lie));
      }
      String id = asker.transfers.download(content, "a", lies[0], dir.resolve("in")).join().id();
      known.holds(content, lists(ann, size));

      TransferStatus done = asker.awaitDone();

      assertThat(done.to()).isEqualTo(dir.resolve("in/a")).hasBinaryContent(data);
      assertThat(done.id()).isEqualTo(id);
      assertThat(done.size()).isEqualTo(size);
      assertThat(asker.transfers.download(content, "a", lies[0], dir.resolve("in")).join().id())
          .as("a content is one transfer, whatever its size is said to be")
          .isEqualTo(id);
    }
    assertThat(dir.resolve("in")).isDirectoryNotContaining("glob:**.part*");
  }

  @Test
  void aLargerLieCostsATurn() throws Exception {
    isFetchedAlthoughLyingSizesComeFirst(300_000, 300_001);
  }

  @Test
  void severalLiesCostATurnEach() throws Exception {
    isFetchedAlthoughLyingSizesComeFirst(300_000, 5, 299_999, 900_000_000);
  }

  @Test
  void aFileOfOnePieceIsFetchedToo() throws Exception {
    isFetchedAlthoughLyingSizesComeFirst(10_000, 10_001, 9_999);
  }

  /** Two leaf hashes, whose hash is the content id of the file above them. */
  @Test
  void theTwoHashesBelowTheRootDontPassForTheFile() throws Exception {
    byte[] data = TestTorrents.bytes(32_768, 72);
    ContentId content = shared.share(TestTorrents.file(dir.resolve("seed"), "a", data), false);
    byte[] forged = MerkleTree.leaves(data);
    var forger = new TestLibrary();
    assertThat(forger.share(TestTorrents.file(dir.resolve("forged"), "a", forged), false))
        .isEqualTo(content);
    try (var ann = member(c -> c.seeds(shared));
        var eve = member(c -> c.seeds(forger));
        var asker = member(c -> c.holders(known))) {
      known.holds(content, lists(eve, forged.length));
      asker.transfers.download(content, "a", data.length, dir.resolve("in")).join();
      asker.awaitStatus(status -> status.reason().equals("No holder is online."));
      known.holds(content, lists(ann, data.length));

      assertThat(asker.awaitDone().to()).hasBinaryContent(data);
    }
  }
}
