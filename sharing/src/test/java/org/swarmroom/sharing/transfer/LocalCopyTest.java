package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.torrent.MetainfoBuilder;

/** A node that shares a content downloads it under another name. */
@Timeout(60)
class LocalCopyTest {

  @TempDir Path dir;
  private final byte[] data = TestTorrents.bytes(400_000, 81);
  private final TestLibrary own = new TestLibrary();
  private final TestLibrary bobs = new TestLibrary();
  private Path file;
  private ContentId content;
  private TestNode node;
  private TestNode bob;

  @BeforeEach
  void share() throws Exception {
    file = TestTorrents.file(dir.resolve("shared"), "a", data);
    content = own.share(file, false);
    bobs.share(TestTorrents.file(dir.resolve("bob"), "a", data), false);
    bob = new TestNode(c -> c.roomKeys(() -> List.of(new byte[16])).seeds(bobs));
    var known = new TestLibrary();
    known.holds(content, bob.asHolder("bob"));
    node = new TestNode(c -> c.roomKeys(() -> List.of(new byte[16])).seeds(own).holders(known));
  }

  @AfterEach
  void end() {
    node.close();
    bob.close();
  }

  private TransferStatus downloaded() throws Exception {
    node.transfers.download(content, "b", data.length, dir.resolve("in")).join();
    var done = node.awaitDone();
    assertThat(done.to()).isEqualTo(dir.resolve("in/b")).hasBinaryContent(data);
    return done;
  }

  private long fetched() {
    return bob.uploaded(own.torrentOf(content));
  }

  @Test
  void whatIsHereAlreadyIsCopied() throws Exception {
    assertThat(downloaded().history()).contains("Copied from " + file + ", not fetched.");
    assertThat(fetched()).isZero();
    assertThat(own.changed).isEmpty();
    assertThat(file).hasBinaryContent(data);
  }

  @Test
  void soIsWhatATorrentOfTheSameContentWants() throws Exception {
    own.share(file, true);
    node.fetches(own.torrentOf(content), dir.resolve("in"));

    assertThat(node.awaitDone().history()).contains("Copied from " + file + ", not fetched.");
  }

  /** Strangers may have it of us, though perhaps nobody but us and the room has the bytes. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofWhatRoomsAloneMayHaveATorrentGetsNothing(boolean layers) throws Exception {
    var torrent = own.torrentOf(content);
    try (var stranger = new TestNode().seeds(torrent, dir.resolve("stranger"), data)) {
      node.fetches(
          layers ? torrent : MetainfoBuilder.canonical(content, data.length),
          dir.resolve("in"),
          stranger);

      assertThat(node.awaitDone().history()).noneMatch(line -> line.startsWith("Copied"));
    }
  }

  @Test
  void whenTheLibraryFailsItIsFetched() throws Exception {
    own.broken = true;

    assertThat(downloaded().history()).noneMatch(line -> line.startsWith("Copied"));
  }

  /** Its size and time are as they were: only its bytes tell. */
  @Test
  void ofAFileThatWentBadTheBadPiecesAreFetched() throws Exception {
    var time = Files.getLastModifiedTime(file);
    var bad = data.clone();
    bad[200_000]++;
    Files.write(file, bad);
    Files.setLastModifiedTime(file, time);

    assertThat(downloaded().history())
        .contains(file + " is not what it was when it was hashed: it is fetched.")
        .noneMatch(line -> line.startsWith("Copied"));
    assertThat(own.changed).hasSize(1);
  }

  @Test
  void aFileThatIsShorterOrGoneIsNoSource() throws Exception {
    Files.write(file, new byte[10]);
    assertThat(downloaded().history()).noneMatch(line -> line.startsWith("Copied"));

    node.transfers.cancel(node.transfers.list().get(0).id()).join();
    Files.delete(dir.resolve("in/b"));
    Files.delete(file);

    assertThat(downloaded().history()).noneMatch(line -> line.startsWith("Copied"));
  }
}
