package org.swarmroom.sharing.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.sharing.pick.PieceGrid;

/** What fails while a file is copied into a part: the part, or the file. */
class CopyProblemsTest {

  private static final int SIZE = 100_000;

  @TempDir Path dir;
  private final List<FileChannel> opened = new ArrayList<>();
  private Path source;
  private Path part;

  @BeforeEach
  void files() throws Exception {
    source = Files.write(dir.resolve("a"), new byte[SIZE]);
    part = Files.createFile(dir.resolve("b.part"));
  }

  /** A volume on which the part opens as a channel that fails at every use, or not at all. */
  private Volume volume(boolean opens) {
    return new Volume() {
      @Override
      public FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
        if (file.equals(part) && !opens) {
          throw new IOException("input/output error");
        }
        var channel = FileChannel.open(file, options);
        opened.add(channel);
        if (file.equals(part)) {
          channel.close();
        }
        return channel;
      }

      @Override
      public long usableSpace(Path folder) {
        return Long.MAX_VALUE;
      }
    };
  }

  private CompletableFuture<BitSet> copy(boolean opens) {
    var grid = PieceGrid.uniform(SIZE, 1 << 16);
    var all = new BitSet();
    all.set(0, grid.pieces());
    var checking =
        new LocalCopy.Checking() {
          @Override
          public PieceGrid grid() {
            return grid;
          }

          @Override
          public CompletableFuture<BitSet> check(BitSet pieces, PieceChecker.Bringing before) {
            try {
              before.bring(1);
              return CompletableFuture.completedFuture(pieces);
            } catch (IOException e) {
              return CompletableFuture.failedFuture(e);
            }
          }
        };
    return new LocalCopy(source).fill(checking, part, volume(opens), all);
  }

  @Test
  void aPartThatCantBeOpenedLeavesNothingOpen() {
    assertThat(copy(false))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(DiskProblem.class);

    assertThat(opened).hasSize(1).noneMatch(FileChannel::isOpen);
  }

  @Test
  void aPartThatFailsIsAProblemOfTheDisk() {
    assertThat(copy(true))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(DiskProblem.class)
        .withMessageContaining(part.toString());

    assertThat(opened).hasSize(2).noneMatch(FileChannel::isOpen);
  }

  @Test
  void aSourceThatIsShorterIsNone() throws Exception {
    Files.write(source, new byte[10]);

    assertThat(copy(true))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(EOFException.class);
  }
}
