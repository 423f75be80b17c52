package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.transport.Identity;
import org.swarmroom.sharing.wire.Handshake;

/** What was fetched in one room is not given to members of another. */
@Timeout(60)
class RoomScopeTest {

  private static final byte[] FIRST = "sixteen byte key".getBytes(StandardCharsets.UTF_8);
  private static final byte[] LATER = "another key 1234".getBytes(StandardCharsets.UTF_8);

  @TempDir Path dir;
  private final byte[] data = TestTorrents.bytes(300_000, 83);
  private final AtomicReference<Collection<byte[]>> room = new AtomicReference<>(List.of(FIRST));
  private final TestLibrary own = new TestLibrary();
  private final TestRows rows = new TestRows();

  private TestNode node(TestLibrary known) {
    return new TestNode(rows, c -> c.roomKeys(room::get).holders(known).seeds(own));
  }

  private InfoHash fetchInFirst(TestNode node, TestLibrary known) throws Exception {
    var shared = new TestLibrary();
    var content = shared.share(TestTorrents.file(dir.resolve("seed"), "a", data), false);
    try (var seed = new TestNode(c -> c.roomKeys(() -> List.of(FIRST)).seeds(shared))) {
      known.holds(content, seed.asHolder("bob"));
      node.transfers.download(content, "a", data.length, dir.resolve("in")).join();
      return InfoHash.parse(node.awaitDone().id());
    }
  }

  private static byte[] heard(TestNode node, InfoHash hash, byte[] key) throws Exception {
    try (var peer = new TlsPeer(node, Identity.create())) {
      return peer.shakes(hash).proves(key).untilClose();
    }
  }

  /** But for the hash that it named itself, and an id by chance, it is the same. */
  private static void isUnknown(TestNode node, InfoHash hash, byte[] key) throws Exception {
    var of = heard(node, hash, key);
    var unknown = heard(node, InfoHash.of(new byte[InfoHash.SHORT_LENGTH]), key);
    assertThat(of).hasSameSizeAs(unknown).startsWith(Arrays.copyOf(unknown, 28));
    assertThat(Arrays.copyOfRange(of, Handshake.LENGTH, of.length))
        .isEqualTo(Arrays.copyOfRange(unknown, Handshake.LENGTH, unknown.length));
    assertThat(of).endsWith(TlsPeer.GONE);
  }

  private static boolean isAnswered(TestNode node, InfoHash hash, byte[] key) throws Exception {
    try (var peer = new TlsPeer(node, Identity.create())) {
      return peer.shakes(hash).proves(key).isAnswered();
    }
  }

  @Test
  void aMemberOfALaterRoomHearsOfItAsOfAnUnknownHashAlsoAfterARestart() throws Exception {
    var known = new TestLibrary();
    InfoHash hash;
    try (var node = node(known)) {
      hash = fetchInFirst(node, known);
      assertThat(isAnswered(node, hash, FIRST)).isTrue();
      room.set(List.of(LATER));

      isUnknown(node, hash, LATER);
      assertThat(heard(node, hash, FIRST)).isEmpty();
    }
    try (var node = node(known)) {
      node.awaitStatus(s -> s.state() == TransferState.SEEDING);
      isUnknown(node, hash, LATER);
      room.set(List.of(LATER, FIRST));
      assertThat(isAnswered(node, hash, FIRST)).isTrue();
    }
  }

  @Test
  void whatIsAskedForInTheLaterRoomAsWellIsGivenThere() throws Exception {
    var known = new TestLibrary();
    try (var node = node(known)) {
      var hash = fetchInFirst(node, known);
      room.set(List.of(LATER));
      node.transfers.download(content(), "a", data.length, dir.resolve("in")).join();

      assertThat(isAnswered(node, hash, LATER)).isTrue();
    }
  }

  @Test
  void whatTheUserSharesIsGivenInWhateverRoomHeIs() throws Exception {
    var known = new TestLibrary();
    try (var node = node(known)) {
      var hash = fetchInFirst(node, known);
      room.set(List.of(LATER));
      own.share(dir.resolve("in/a"), false);

      assertThat(isAnswered(node, hash, LATER)).isTrue();
    }
  }

  private ContentId content() throws Exception {
    return new TestLibrary().share(dir.resolve("in/a"), false);
  }
}
