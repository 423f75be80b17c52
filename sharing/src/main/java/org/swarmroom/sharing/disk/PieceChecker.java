package org.swarmroom.sharing.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.swarmroom.sharing.pick.PieceGrid;

/**
 * Hashes pieces that lie on disk, several at once on the hashing pool; after each piece others get
 * their turn. A missing or short file is no error: its pieces are not good.
 */
public final class PieceChecker {

  private final TorrentFiles files;
  private final PieceGrid grid;
  private final PieceVerifier verifier;
  private final DiskPools pools;
  private final BooleanSupplier cancelled;
  private final LongConsumer checkedBytes;
  private final BitSet good = new BitSet();
  private final Queue<ByteBuffer> buffers = new ArrayDeque<>();
  private final CompletableFuture<BitSet> result = new CompletableFuture<>();
  private final BitSet todo;
  private final Bringing before;
  private int next;
  private int running;

  /** Brings the bytes of a piece to where they are read; EOF says that there are none. */
  interface Bringing {
    void bring(int piece) throws IOException;
  }

  /**
   * @param checkedBytes told on hashing threads how many more bytes were checked
   */
  public PieceChecker(
      TorrentFiles files,
      PieceGrid grid,
      PieceVerifier verifier,
      DiskPools pools,
      BooleanSupplier cancelled,
      LongConsumer checkedBytes,
      BitSet todo) {
    this(files, grid, verifier, pools, cancelled, checkedBytes, todo, piece -> {});
  }

  /**
   * @param before called for each piece before it is read, on hashing threads
   */
  PieceChecker(
      TorrentFiles files,
      PieceGrid grid,
      PieceVerifier verifier,
      DiskPools pools,
      BooleanSupplier cancelled,
      LongConsumer checkedBytes,
      BitSet todo,
      Bringing before) {
    this.before = before;
    this.files = files;
    this.grid = grid;
    this.verifier = verifier;
    this.pools = pools;
    this.cancelled = cancelled;
    this.checkedBytes = checkedBytes;
    this.todo = (BitSet) todo.clone();
  }

  /** Completes with the good pieces: of those checked until it was cancelled. */
  public CompletableFuture<BitSet> start() {
    int width = Math.max(1, Math.min(pools.width(), todo.cardinality()));
    synchronized (this) {
      running = width;
    }
    for (int i = 0; i < width; i++) {
      pools.hashing().execute(this::step);
    }
    return result;
  }

  private void step() {
    int piece = take();
    if (piece < 0) {
      end();
      return;
    }
    try {
      check(piece);
    } catch (NoSuchFileException | EOFException e) {
      checkedBytes.accept(grid.length(piece));
    } catch (IOException | RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
    pools.hashing().execute(this::step);
  }

  private synchronized int take() {
    if (cancelled.getAsBoolean() || result.isDone()) {
      return -1;
    }
    int piece = todo.nextSetBit(next);
    next = piece + 1;
    return piece;
  }

  private void check(int piece) throws IOException {
    int length = grid.length(piece);
    var buffer = buffer();
    try {
      before.bring(piece);
      buffer.clear().limit(length);
      files.read((long) piece * grid.pieceLength(), buffer);
      boolean isGood = verifier.isGood(piece, buffer.flip());
      synchronized (this) {
        good.set(piece, isGood);
      }
    } finally {
      synchronized (this) {
        buffers.add(buffer);
      }
    }
    checkedBytes.accept(length);
  }

  private synchronized ByteBuffer buffer() {
    var known = buffers.poll();
    return known != null ? known : ByteBuffer.allocate(grid.pieceLength());
  }

  private void end() {
    boolean last;
    synchronized (this) {
      last = --running == 0;
    }
    if (last) {
      result.complete(good);
    }
  }
}
