package org.swarmroom.sharing.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The files of an unfinished torrent and the journal of what is verified in them.
 *
 * <p>Invariants: the journal calls pieces forced only if a force began after their writes and
 * succeeded; once a force has failed, none is called forced any more, since the system may have
 * dropped what it could not write and let the next force succeed. After the end nothing is written.
 * Thread-safe: any number write at once, and forcing, moving and closing wait for them.
 */
public final class Part {

  private final TorrentFiles files;
  private final PieceJournal journal;
  private final Reserve reserve;
  private final ReadWriteLock writes = new ReentrantReadWriteLock();
  private boolean closed;
  private boolean doubted;

  Part(TorrentFiles files, PieceJournal journal, Reserve reserve) {
    this.files = files;
    this.journal = journal;
    this.reserve = reserve;
  }

  private interface Step {
    void run() throws IOException;
  }

  /**
   * Writes a verified piece and notes it.
   *
   * @param at position in the torrent's row of bytes
   * @throws DiskProblem before anything is written, if others have filled the volume
   */
  public void write(int piece, long at, ByteBuffer data) throws IOException {
    writes.readLock().lock();
    try {
      requireOpen();
      reserve.require(data.remaining());
      files.write(at, data);
      journal.verified(piece);
    } finally {
      writes.readLock().unlock();
    }
  }

  /** Makes it whole on the device, ready for its name. */
  void complete(Executor helpers) throws IOException {
    alone(
        () -> {
          requireOpen();
          files.finish();
          force(helpers);
        });
  }

  /** It has its name: the journal is of no use any more. Its files can be read on. */
  void forget() throws IOException {
    alone(
        () -> {
          closed = true;
          journal.delete();
        });
  }

  /** Closes everything, with what is verified safe even from a power cut. */
  void close(Executor helpers) throws IOException {
    alone(
        () -> {
          if (!closed) {
            closed = true;
            try (journal;
                files) {
              if (!doubted) {
                force(helpers);
              }
            }
          }
        });
  }

  /** Closes everything as it is: it is not wanted any more. */
  void abandon() throws IOException {
    alone(
        () -> {
          closed = true;
          try (journal;
              files) {
            // Nothing is worth a force.
          }
        });
  }

  private void alone(Step step) throws IOException {
    writes.writeLock().lock();
    try {
      step.run();
    } finally {
      writes.writeLock().unlock();
    }
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the transfer of " + files.base() + " was stopped");
    }
  }

  private void force(Executor helpers) throws IOException {
    if (doubted) {
      throw new IOException("what was written may not be on the device");
    }
    try {
      files.force(helpers);
    } catch (IOException e) {
      doubted = true;
      journal.doubt(e);
      throw e;
    }
    journal.forced();
  }
}
