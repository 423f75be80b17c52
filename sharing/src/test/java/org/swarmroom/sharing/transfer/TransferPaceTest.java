package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.session.Pace;
import org.swarmroom.sharing.torrent.Metainfo;

/** What the user wants of one transfer; how exactly limits are kept, {@code sim.PaceTest} shows. */
@Timeout(60)
class TransferPaceTest {

  private static final int UNCHOKE = 1;
  private static final int BITFIELD = 5;
  private static final int REQUEST = 6;
  private static final int PIECES = 32;
  private static final Pace WANTED = new Pace(3 << 20, 2 << 20, true);

  @TempDir Path dir;
  private final byte[] data = TestTorrents.bytes(PIECES << 15, 71);
  private Metainfo torrent;

  @BeforeEach
  void make() throws Exception {
    torrent = TestTorrents.v1("payload.bin", data, 1 << 15);
  }

  @Test
  void limitsAndOrderAreKeptOverARestart() {
    var rows = new TestRows();
    try (var node = new TestNode(rows, c -> c)) {
      var id = node.fetches(torrent, dir).id();
      assertThat(node.transfers.setPace(id, was -> WANTED).join().pace()).isEqualTo(WANTED);
    }
    try (var node = new TestNode(rows, c -> c)) {
      assertThat(node.transfers.list().get(0).pace()).isEqualTo(WANTED);
    }
  }

  @Test
  void inOrderTheFirstPiecesAreAskedForFirst() throws Exception {
    try (var node = new TestNode()) {
      var id = node.fetches(torrent, dir).id();
      node.transfers.setPace(id, was -> new Pace(0, 0, true)).join();
      node.awaitStatus(s -> s.state() == TransferState.WAITING);
      try (var seed = RawPeer.shaken(node.address(), torrent, 1)) {
        seed.out.write(ByteBuffer.allocate(9).putInt(5).put((byte) BITFIELD).putInt(-1).array());
        seed.message(UNCHOKE);
        var asked = new ArrayList<Integer>();
        for (int i = 0; i < PIECES; i++) {
          asked.add(ByteBuffer.wrap(seed.awaitMessage(REQUEST), 1, 4).getInt());
        }

        assertThat(asked).isSorted().startsWith(0, 0, 1, 1, 2);
      }
    }
  }

  @Test
  void inOrderItFinishesAsWell() throws Exception {
    try (var seed = new TestNode().seeds(torrent, dir.resolve("seed"), data);
        var node = new TestNode()) {
      var id = node.fetches(torrent, dir.resolve("in"), seed).id();
      node.transfers.setPace(id, was -> new Pace(0, 0, true)).join();

      var done = node.awaitDone();
      assertThat(done.to()).hasBinaryContent(data);
      assertThat(done.rateDown()).as("what flowed before the end").isZero();
    }
  }
}
