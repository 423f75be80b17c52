package org.swarmroom.sharing.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.torrent.InfoHash;

/** Pieces of four bytes, on a disk that holds a write up until it is let go. */
@Timeout(20)
class PartTest {

  private static final InfoHash TORRENT = InfoHash.of(new byte[20]);

  @TempDir Path folder;
  private final WatchedVolume disk = new WatchedVolume();
  private final WatchedVolume.Gate write = new WatchedVolume.Gate();
  private Opened place;
  private Part part;

  @BeforeEach
  void begin() throws Exception {
    var layout = new FileLayout(List.of(new FileLayout.Entry(Path.of(""), 8, 0)));
    var journal = PieceJournal.create(journal(), TORRENT, new BitSet());
    var files = TorrentFiles.forWriting(layout, disk, folder.resolve("a.part"));
    part = new Part(files, journal, Reserve.of(disk, folder, 0));
    place = new Opened(files, new BitSet(), folder.resolve("a"), java.util.Optional.of(part));
  }

  private Path journal() {
    return folder.resolve("a.part.journal");
  }

  private void write(int piece) {
    try {
      part.write(
          piece,
          piece * 4L,
          ByteBuffer.wrap("four".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Runs the end beside a write that is under way until it waits for it, then lets both end. */
  private void endDuringAWriteOf(int piece, Callable<?> end) throws Exception {
    disk.writeGate = write;
    var writing = new FutureTask<>(() -> write(piece), piece);
    new Thread(writing).start();
    write.reached.await();
    var ending = new FutureTask<>(end);
    var thread = new Thread(ending);
    thread.start();
    while (thread.getState() != Thread.State.WAITING && !ending.isDone()) {
      Thread.onSpinWait();
    }
    assertThat(ending.isDone()).isFalse();
    write.opened.countDown();
    writing.get();
    ending.get();
  }

  @Test
  void deletingWaitsForAWriteThatIsUnderWayAndNothingComesBack() throws Exception {
    endDuringAWriteOf(
        0,
        () -> {
          Finishing.discard(place, TORRENT);
          return true;
        });

    assertThat(folder).isEmptyDirectory();
    assertThatThrownBy(() -> write(1)).hasMessageContaining("stopped");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aClosingThatComesDuringAWriteForcesThatPieceToo() throws Exception {
    endDuringAWriteOf(
        1,
        () -> {
          Finishing.close(place, Runnable::run);
          return true;
        });

    assertThat(PieceJournal.read(journal(), 2, 0).trusted().get(1)).isTrue();
  }

  @Test
  void nobodyOpensAFileOfAPlaceThatIsClosed() throws Exception {
    Finishing.close(place, Runnable::run);

    assertThatThrownBy(() -> place.files().read(0, ByteBuffer.allocate(8)))
        .isInstanceOf(java.nio.channels.ClosedChannelException.class);
    assertThatThrownBy(() -> place.files().write(0, ByteBuffer.allocate(8)))
        .isInstanceOf(java.nio.channels.ClosedChannelException.class);
    assertThat(folder.resolve("a.part")).doesNotExist();
  }
}
