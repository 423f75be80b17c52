package org.swarmroom.sharing.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.torrent.InfoHash;

/** Pieces of four bytes; the disk holds up whoever opens a file until it is let go. */
@Timeout(20)
class PartTest {

  private static final InfoHash TORRENT = InfoHash.of(new byte[20]);

  @TempDir Path folder;
  private final CountDownLatch opens = new CountDownLatch(1);
  private final CountDownLatch mayOpen = new CountDownLatch(1);
  private Opened place;
  private Part part;

  @BeforeEach
  void begin() throws Exception {
    var layout = new FileLayout(List.of(new FileLayout.Entry(Path.of(""), 8, 0)));
    var journal = PieceJournal.create(journal(), TORRENT, new BitSet());
    var files = TorrentFiles.forWriting(layout, new SlowToOpen(), folder.resolve("a.part"));
    part = new Part(files, journal);
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

  @Test
  void deletingWaitsForAWriteThatIsUnderWayAndNothingComesBack() throws Exception {
    var writing = CompletableFuture.runAsync(() -> write(0));
    opens.await();
    var discarding =
        CompletableFuture.runAsync(
            () -> {
              try {
                Finishing.discard(place, TORRENT);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    mayOpen.countDown();
    writing.join();
    discarding.join();

    assertThat(folder).isEmptyDirectory();
    assertThatThrownBy(() -> write(1)).hasMessageContaining("stopped");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aClosingThatComesDuringAWriteForcesThatPieceToo() throws Exception {
    var writing = CompletableFuture.runAsync(() -> write(1));
    opens.await();
    var closing =
        CompletableFuture.runAsync(
            () -> {
              try {
                Finishing.close(place, Runnable::run);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    mayOpen.countDown();
    CompletableFuture.allOf(writing, closing).join();

    var afterAPowerCut = PieceJournal.read(journal(), 2, 0);
    assertThat(afterAPowerCut.trusted().get(1)).isTrue();
  }

  @Test
  void nobodyOpensAFileOfAPlaceThatIsClosed() throws Exception {
    mayOpen.countDown();
    Finishing.close(place, Runnable::run);

    assertThatThrownBy(() -> place.files().read(0, ByteBuffer.allocate(8)))
        .isInstanceOf(java.nio.channels.ClosedChannelException.class);
    assertThatThrownBy(() -> place.files().write(0, ByteBuffer.allocate(8)))
        .isInstanceOf(java.nio.channels.ClosedChannelException.class);
    assertThat(folder.resolve("a.part")).doesNotExist();
  }

  private final class SlowToOpen implements Volume {
    @Override
    public FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
      opens.countDown();
      try {
        mayOpen.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return FileChannel.open(file, options);
    }

    @Override
    public long usableSpace(Path folder) throws IOException {
      return Files.getFileStore(folder).getUsableSpace();
    }
  }
}
