package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.transport.Identity;

/** What was unshared, or shared in a room that was left, is not given on to whoever is there. */
@Timeout(60)
class UnsharedTest {

  private static final byte[] FIRST = "sixteen byte key".getBytes(StandardCharsets.UTF_8);
  private static final byte[] LATER = "another key 1234".getBytes(StandardCharsets.UTF_8);
  private static final int INTERESTED = 2;
  private static final int UNCHOKE = 1;

  @TempDir Path dir;
  private final TestLibrary library = new TestLibrary();
  private final AtomicReference<Collection<byte[]>> rooms = new AtomicReference<>(List.of(FIRST));
  private TestNode node;
  private Metainfo ofMembers;
  private Metainfo ofAll;

  @BeforeEach
  void share() throws Exception {
    var file = TestTorrents.file(dir.resolve("shared"), "a", TestTorrents.bytes(200_000, 81));
    ofMembers = library.torrentOf(library.share(file, false));
    ofAll = TestTorrents.v1("b", TestTorrents.bytes(200_000, 82), 16 << 10);
    library.share(
        ofAll,
        TestTorrents.file(dir.resolve("shared"), "b", TestTorrents.bytes(200_000, 82)),
        true);
    node = new TestNode(c -> c.roomKeys(rooms::get).seeds(library));
  }

  @AfterEach
  void end() {
    node.close();
  }

  private InfoHash hash() {
    return ofMembers.wireHashes().get(0);
  }

  private TlsPeer member(byte[] key) throws Exception {
    var peer = new TlsPeer(node, Identity.create()).shakes(hash()).proves(key);
    assertThat(peer.isAnswered()).isTrue();
    return peer;
  }

  @Test
  void aMemberIsHungUpOnWhenTheFileIsUnshared() throws Exception {
    try (var peer = member(FIRST)) {
      library.unshare(ofMembers);
      node.transfers.sharesChanged();
      peer.untilClose();
    }
    try (var late = new TlsPeer(node, Identity.create())) {
      assertThat(late.shakes(hash()).proves(FIRST).untilClose()).endsWith(TlsPeer.GONE);
    }
  }

  @Test
  void aStrangerIsHungUpOnWhenWhatWasExportedIsUnsharedAndNobodyElseIs() throws Exception {
    try (var stranger = RawPeer.shaken(node.address(), ofAll, 1);
        var member = member(FIRST)) {
      stranger.message(INTERESTED);
      stranger.awaitMessage(UNCHOKE);
      library.unshare(ofAll);
      node.transfers.sharesChanged();
      stranger.awaitClose();

      assertThat(member.isOpen()).isTrue();
    }
  }

  @Test
  void whatIsSharedAgainIsServedAgain() throws Exception {
    try (var peer = member(FIRST)) {
      library.unshare(ofMembers);
      node.transfers.sharesChanged();
      peer.untilClose();
    }
    library.share(ofMembers, dir.resolve("shared/a"), false);
    member(FIRST).close();
  }

  /** Its session is replaced, and must not live on where nothing reaches it. */
  @Test
  void whoIsServedWhenTheUserFetchesWhatHeSharesComesBackToTheTransfer() throws Exception {
    try (var peer = member(FIRST)) {
      var content = ofMembers.files().get(0).root().orElseThrow();
      node.transfers.download(content, "c", ofMembers.size(), dir.resolve("in")).join();
      peer.untilClose();
    }
    node.awaitDone();
    try (var back = member(FIRST)) {
      rooms.set(List.of(LATER));
      node.transfers.roomsChanged();
      back.untilClose();
    }
  }

  @Test
  void membersOfARoomThatWasLeftAreHungUpOn() throws Exception {
    try (var peer = member(FIRST)) {
      rooms.set(List.of(LATER));
      node.transfers.roomsChanged();
      peer.untilClose();
    }
    member(LATER).close();
  }

  @Test
  void membersOfARoomThatWasKeptStay() throws Exception {
    rooms.set(List.of(FIRST, LATER));
    try (var peer = member(FIRST);
        var other = member(LATER)) {
      rooms.set(List.of(LATER));
      node.transfers.roomsChanged();
      peer.untilClose();

      assertThat(other.isOpen()).isTrue();
    }
  }
}
