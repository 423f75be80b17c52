package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.SafeName;

/** Different torrents that want the same name on disk, also before a byte of them is there. */
@Timeout(60)
class SameNameTest {

  @TempDir Path dir;

  @Test
  void torrentsOfOneNameThatStartAtOnceGetAPlaceEach() throws Exception {
    Map<String, byte[]> wanted = new HashMap<>();
    List<Metainfo> torrents = new ArrayList<>();
    try (var seed = new TestNode();
        var leech = new TestNode()) {
      for (int i = 0; i < 6; i++) {
        var data = TestTorrents.bytes(300_000 + i, 70 + i);
        var torrent = TestTorrents.v1("notes.txt", data, 16 << 10);
        var folder = dir.resolve("seed" + i);
        seed.seeds(torrent, folder, data);
        torrents.add(torrent);
        wanted.put(Incoming.id(torrent.infoHash()), data);
      }
      for (var torrent : torrents) {
        leech.transfers.addTorrent(torrent, dir.resolve("in"), List.of(seed.address()));
      }
      for (int i = 0; i < torrents.size(); i++) {
        var done = leech.awaitDone();
        assertThat(done.to()).hasBinaryContent(wanted.remove(done.id()));
      }
    }
    assertThat(Files.list(dir.resolve("in"))).hasSize(6);
  }

  @Test
  void torrentsOfOneNameThatWaitForPeersKeepApart() throws Exception {
    try (var node = new TestNode()) {
      for (int i = 0; i < 3; i++) {
        var torrent = TestTorrents.v1("notes.txt", TestTorrents.bytes(50_000, 80 + i), 16 << 10);
        node.transfers.addTorrent(torrent, dir, TestNode.none()).join();
        node.awaitStatus(s -> s.reason().startsWith("No holder"));
      }
      assertThat(node.transfers.list().stream().map(TransferStatus::to))
          .extracting(path -> path.getFileName().toString())
          .containsExactlyInAnyOrder("notes.txt", "notes (2).txt", "notes (3).txt");
    }
  }

  @Test
  void aTorrentThatIsCalledAsOurNoteIsNotLostToTheNextOne() throws Exception {
    var first = TestTorrents.bytes(50_000, 91);
    var second = TestTorrents.bytes(50_000, 92);
    try (var seed = new TestNode();
        var leech = new TestNode()) {
      var note = TestTorrents.v1("x.part.name", first, 16 << 10);
      var plain = TestTorrents.v1("x", second, 16 << 10);
      var taken = TestTorrents.file(dir.resolve("in"), "x.part.name", new byte[] {1, 2, 3});
      for (var one : Map.of(note, first, plain, second).entrySet()) {
        var folder = dir.resolve(Incoming.id(one.getKey().infoHash()));
        TestTorrents.file(folder, SafeName.of(one.getKey().name()), one.getValue());
        seed.seeds(one.getKey(), folder);
      }
      leech.fetches(note, dir.resolve("in"), seed);
      assertThat(leech.awaitDone().to())
          .isEqualTo(dir.resolve("in/x.part.name_"))
          .hasBinaryContent(first);
      leech.fetches(plain, dir.resolve("in"), seed);
      assertThat(leech.awaitDone().to()).isEqualTo(dir.resolve("in/x")).hasBinaryContent(second);

      assertThat(dir.resolve("in/x.part.name_")).hasBinaryContent(first);
      assertThat(taken).hasBinaryContent(new byte[] {1, 2, 3});
    }
  }

  @Test
  void aFileThatIsCalledAsOurJournalWouldBeStaysAsItIs() throws Exception {
    var mine = TestTorrents.file(dir, "notes.txt.part.journal", new byte[] {1, 2, 3});
    try (var node = new TestNode()) {
      var torrent = TestTorrents.v1("notes.txt", TestTorrents.bytes(50_000, 90), 16 << 10);
      node.transfers.addTorrent(torrent, dir, TestNode.none()).join();
      node.awaitStatus(s -> s.reason().startsWith("No holder"));
    }
    assertThat(mine).hasBinaryContent(new byte[] {1, 2, 3});
  }
}
