package org.swarmroom.sharing.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.pick.PieceGrid;

/**
 * A file on this machine that should hold the same bytes as a torrent of one file: what is missing
 * of the torrent is copied from there. The system copies ({@code sendfile}, or from JDK 20 on
 * {@code copy_file_range}, by which some file systems share the bytes instead); each piece counts
 * once it was read back and verified. A file that can't be read, or is another by now, is no error:
 * its pieces are fetched. For one opening; thread-safe.
 */
public final class LocalCopy {

  private static final Logger log = LoggerFactory.getLogger(LocalCopy.class);

  private final Path from;
  private volatile int wanted;
  private volatile int copied;

  public LocalCopy(Path from) {
    this.from = from;
  }

  public Path from() {
    return from;
  }

  /** Whether pieces were copied, and no other is missing. */
  public boolean isWhole() {
    return wanted > 0 && copied == wanted;
  }

  /** Whether pieces were wanted of it that it did not have. */
  public boolean isBad() {
    return copied < wanted;
  }

  /**
   * @param part the unfinished file, read by {@code files}
   * @return the pieces of {@code missing} that are there and verified now; fails with a {@link
   *     DiskProblem} of the part
   */
  CompletableFuture<BitSet> fill(Checking checking, Path part, Volume volume, BitSet missing) {
    wanted = missing.cardinality();
    if (missing.isEmpty()) {
      return CompletableFuture.completedFuture(missing);
    }
    FileChannel source;
    try {
      source = volume.open(from, Set.of(StandardOpenOption.READ));
    } catch (IOException e) {
      log.info("{} can't be copied: {}", from, e.toString());
      return CompletableFuture.completedFuture(new BitSet());
    }
    FileChannel target;
    try {
      target = volume.open(part, Set.of(StandardOpenOption.WRITE));
    } catch (IOException e) {
      close(part, source);
      return CompletableFuture.failedFuture(DiskProblem.of(part, e));
    }
    var bytes = new Bytes(source, target, checking.grid(), part);
    return checking
        .check(missing, bytes::bring)
        .whenComplete(
            (good, failure) -> {
              copied = good == null ? 0 : good.cardinality();
              close(part, source, target);
            });
  }

  /** What was copied is forced with the rest of the part. */
  private static void close(Path part, FileChannel... channels) {
    for (var channel : channels) {
      try {
        channel.close();
      } catch (IOException e) {
        log.warn("after copying to {}", part, e);
      }
    }
  }

  /** Checks pieces of a torrent's files, each after {@code before} has brought it there. */
  interface Checking {
    PieceGrid grid();

    CompletableFuture<BitSet> check(BitSet pieces, PieceChecker.Bringing before);
  }

  private static final int CHUNK = 64 << 10;

  private record Bytes(FileChannel source, FileChannel target, PieceGrid grid, Path part) {

    /** One at a time: the target's position is one. */
    synchronized void bring(int piece) throws IOException {
      long at = (long) piece * grid.pieceLength();
      long end = at + grid.length(piece);
      try {
        target.position(at);
        while (at < end) {
          long count = source.transferTo(at, end - at, target);
          if (count <= 0) {
            throw new EOFException("the file is shorter by now");
          }
          at += count;
        }
      } catch (IOException e) {
        var problem = DiskProblem.of(part, e);
        if (problem.isFull() || isReadable(at, end)) {
          throw problem;
        }
        log.info("piece {} can't be copied: {}", piece, e.toString());
        throw new EOFException(e.toString());
      }
    }

    /** The system does not say which of the two files it failed on. */
    private boolean isReadable(long from, long end) {
      var buffer = ByteBuffer.allocate(CHUNK);
      try {
        for (long at = from; at < end; ) {
          int count = source.read(buffer.clear().limit((int) Math.min(CHUNK, end - at)), at);
          if (count < 0) {
            return false;
          }
          at += count;
        }
        return true;
      } catch (IOException e) {
        log.debug("the source failed, not the part", e);
        return false;
      }
    }
  }
}
