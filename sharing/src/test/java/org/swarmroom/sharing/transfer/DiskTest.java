package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.disk.WatchedVolume;
import org.swarmroom.sharing.torrent.Metainfo;

/** What lies on disk before, during and after a transfer. */
@Timeout(60)
class DiskTest {

  private static final TransferLimits SLOW = new TransferLimits(0, 500_000, 0);

  @TempDir Path dir;
  private final byte[] data = TestTorrents.bytes(2_000_000, 31);
  private Metainfo torrent;
  private TestNode seed;

  @BeforeEach
  void seed() throws Exception {
    torrent = TestTorrents.v1("payload.bin", data, 64 << 10);
    seed = new TestNode();
    seed.seeds(torrent, dir.resolve("seed"), data);
  }

  @AfterEach
  void end() {
    seed.close();
  }

  private Path in() {
    return dir.resolve("in");
  }

  @Test
  void aDiskWithoutRoomFailsBeforeAnythingIsWritten() throws Exception {
    var disk = new WatchedVolume();
    disk.reportedFree = 1_000;
    try (var leech = new TestNode(c -> c.volume(disk))) {
      leech.fetches(torrent, in(), seed);
      var failed = leech.await(e -> e instanceof TransferEvent.Failed);

      assertThat(((TransferEvent.Failed) failed).status().reason())
          .startsWith("Disk full: ")
          .endsWith("Make room, then resume.");
      assertThat(disk.written.get()).isZero();
    }
  }

  /** Nobody is told of the room that others take: it is seen while pieces are written. */
  @Test
  void aDiskThatOthersFillStopsTheTransferWhichGoesOnWhenTheUserSaysSo() throws Exception {
    var disk = new WatchedVolume();
    var gate = new WatchedVolume.Gate();
    disk.writeGate = gate;
    try (var leech = new TestNode(c -> c.volume(disk))) {
      var id = leech.fetches(torrent, in(), seed).id();
      gate.reached.await();
      disk.reportedFree = 1 << 20;
      disk.writeGate = null;
      gate.opened.countDown();

      var failed = (TransferEvent.Failed) leech.await(e -> e instanceof TransferEvent.Failed);
      assertThat(failed.status().standstill().orElseThrow().reason())
          .isEqualTo(WaitReason.DISK_FULL);
      assertThat(failed.status().reason())
          .startsWith("Disk full: only 1.0 MiB are left")
          .endsWith("Make room, then resume.");
      assertThat(disk.written.get()).isLessThan(data.length);

      disk.reportedFree = 1L << 40;
      leech.transfers.resume(id).join();
      assertThat(leech.awaitDone().to()).hasBinaryContent(data);
    }
  }

  @Test
  void thePartLiesThereBeforeTheFirstByteSoNobodyElsesFileDoes() throws Exception {
    var part = in().resolve("payload.bin.part");
    try (var leech = new TestNode()) {
      leech.fetches(torrent, in());
      leech.awaitStatus(s -> s.state() == TransferState.WAITING);

      assertThat(part).isEmptyFile();
    }
  }

  @Test
  void aDiskThatFillsUpFailsTheTransferAndResumeGoesOnFromThere() throws Exception {
    var disk = new WatchedVolume();
    disk.capacity = 1_000_000;
    try (var leech = new TestNode(c -> c.volume(disk))) {
      var id = leech.fetches(torrent, in(), seed).id();
      var failed = (TransferEvent.Failed) leech.await(e -> e instanceof TransferEvent.Failed);
      assertThat(failed.status().reason()).startsWith("Disk full: ");
      disk.capacity = Long.MAX_VALUE;
      disk.written.set(0);
      leech.transfers.resume(id).join();

      assertThat(leech.awaitDone().to()).hasBinaryContent(data);
      assertThat(disk.written.get()).isLessThan(data.length - 500_000);
      assertThat(leech.transfers.pieceBytes()).as("memory of the failed pieces").isZero();
    }
  }

  @Test
  void aFileHasItsNameOnlyWhenItIsSafeFromAPowerCut() throws Exception {
    var disk = new WatchedVolume();
    disk.refusesToForce = true;
    try (var leech = new TestNode(c -> c.volume(disk))) {
      var id = leech.fetches(torrent, in(), seed).id();
      leech.await(e -> e instanceof TransferEvent.Failed);

      assertThat(in().resolve("payload.bin")).doesNotExist();
      assertThat(in().resolve("payload.bin.part")).hasBinaryContent(data);
      disk.refusesToForce = false;
      leech.transfers.resume(id).join();

      assertThat(leech.awaitDone().to()).hasBinaryContent(data);
      assertThat(seed.uploaded(torrent)).isLessThan(data.length + 500_000);
    }
    assertThat(Files.list(in())).containsExactly(in().resolve("payload.bin"));
  }

  /**
   * Linux tells an error once, forgets what it could not write, and lets the next force succeed.
   */
  @Test
  void whatAFailedForceMayHaveLostIsHashedAgain() throws Exception {
    var disk = new WatchedVolume();
    disk.failingForces.set(1);
    try (var leech = new TestNode(c -> c.volume(disk))) {
      var id = leech.fetches(torrent, in(), seed).id();
      leech.await(e -> e instanceof TransferEvent.Failed);
      try (var part = new RandomAccessFile(in().resolve("payload.bin.part").toFile(), "rw")) {
        part.seek(1_000_000);
        part.write(new byte[4096]);
      }
      leech.transfers.resume(id).join();

      assertThat(leech.awaitDone().to()).hasBinaryContent(data);
    }
  }

  @Test
  void aJournalThatAKillLeftBesideTheFinishedFileIsCleanedAway() throws Exception {
    var rows = new TestRows();
    var journal = in().resolve("payload.bin.part.journal");
    try (var leech = new TestNode(rows, c -> c.limits(SLOW))) {
      leech.fetches(torrent, in(), seed);
      leech.awaitStatus(s -> s.done() > 0);
    }
    assertThat(journal).exists();
    Files.delete(in().resolve("payload.bin.part"));
    TestTorrents.file(in(), "payload.bin", data);
    try (var again = new TestNode(rows, c -> c)) {
      again.awaitDone();

      assertThat(journal).doesNotExist();
    }
    assertThat(Files.list(in())).containsExactly(in().resolve("payload.bin"));
  }

  @Test
  void anotherFileOfThatNameIsNeverOverwritten() throws Exception {
    var other = TestTorrents.file(in(), "payload.bin", new byte[10]);
    try (var leech = new TestNode()) {
      leech.fetches(torrent, in(), seed);

      assertThat(leech.awaitDone().to())
          .isEqualTo(in().resolve("payload (2).bin"))
          .hasBinaryContent(data);
      assertThat(other).hasBinaryContent(new byte[10]);
    }
  }

  @Test
  void goodPiecesOfAnIncompleteFileAreUsedAndTheFileIsLeftAlone() throws Exception {
    var partly = data.clone();
    Arrays.fill(partly, 1_000_000, 1_100_000, (byte) 0);
    var old = TestTorrents.file(in(), "payload.bin", partly);
    try (var leech = new TestNode()) {
      leech.fetches(torrent, in(), seed);

      assertThat(leech.awaitDone().to()).hasBinaryContent(data);
      assertThat(seed.uploaded(torrent)).isLessThan(300_000);
      assertThat(old).hasBinaryContent(partly);
    }
  }

  @Test
  void pausedTransfersStandStillAndGoOn() throws Exception {
    try (var leech = new TestNode(c -> c.limits(new TransferLimits(0, 1_000_000, 0)))) {
      var id = leech.fetches(torrent, in(), seed).id();
      leech.awaitStatus(s -> s.done() > 0);
      var paused = leech.transfers.pause(id).join();
      assertThat(paused.state()).isEqualTo(TransferState.PAUSED);
      assertThat(paused.done()).isPositive();
      leech.transfers.setLimits(TransferLimits.NONE);
      leech.transfers.resume(id).join();

      assertThat(leech.awaitDone().to()).hasBinaryContent(data);
    }
  }

  @Test
  void cancelDeletesThePartAndKeepsAFinishedFile() throws Exception {
    try (var leech = new TestNode(c -> c.limits(SLOW))) {
      var id = leech.fetches(torrent, in(), seed).id();
      leech.awaitStatus(s -> s.done() > 0);
      leech.transfers.cancel(id).join();

      assertThat(in()).isEmptyDirectory();
      assertThat(leech.rows.all()).isEmpty();
    }
    seed.transfers.cancel(seed.transfers.list().get(0).id()).join();
    assertThat(dir.resolve("seed/payload.bin")).exists();
  }

  @Test
  void cancelWaitsForAWriteThatIsUnderWayAndNothingOfItComesBack() throws Exception {
    var disk = new WatchedVolume();
    var gate = new WatchedVolume.Gate();
    disk.gate = gate;
    try (var leech = new TestNode(c -> c.volume(disk))) {
      var id = leech.fetches(torrent, in(), seed).id();
      gate.reached.await();
      var cancelled = leech.transfers.cancel(id);
      leech.await(e -> e instanceof TransferEvent.Removed);
      assertThat(cancelled).isNotDone();
      gate.opened.countDown();
      cancelled.join();

      assertThat(in()).isEmptyDirectory();
    }
    assertThat(in()).isEmptyDirectory();
  }

  @Test
  void whatIsAskedForAgainWhileItIsBeingDeletedIsFetchedWhole() throws Exception {
    var disk = new WatchedVolume();
    var gate = new WatchedVolume.Gate();
    disk.gate = gate;
    try (var leech = new TestNode(c -> c.volume(disk))) {
      var id = leech.fetches(torrent, in(), seed).id();
      gate.reached.await();
      var cancelled = leech.transfers.cancel(id);
      leech.fetches(torrent, in(), seed);
      disk.gate = null;
      gate.opened.countDown();
      cancelled.join();

      assertThat(leech.awaitDone().to())
          .isEqualTo(in().resolve("payload.bin"))
          .hasBinaryContent(data);
    }
    assertThat(Files.list(in())).containsExactly(in().resolve("payload.bin"));
  }

  @Test
  void theDownloadLimitHolds() throws Exception {
    try (var leech = new TestNode(c -> c.limits(new TransferLimits(0, 1_000_000, 0)))) {
      long start = System.nanoTime();
      leech.fetches(torrent, in(), seed);
      leech.awaitDone();

      assertThat((System.nanoTime() - start) / 1e9).isBetween(1.7, 15.0);
    }
  }

  @Test
  void aFinishedTransferIsServedAgainAfterARestartWithoutACheck() throws Exception {
    var rows = new TestRows();
    try (var leech = new TestNode(rows, c -> c)) {
      leech.fetches(torrent, in(), seed);
      leech.awaitDone();
    }
    try (var again = new TestNode(rows, c -> c);
        var other = new TestNode()) {
      again.awaitDone();
      other.fetches(torrent, dir.resolve("other"), again);

      assertThat(other.awaitDone().to()).hasBinaryContent(data);
    }
    assertThat(Files.list(in())).hasSize(1);
  }
}
