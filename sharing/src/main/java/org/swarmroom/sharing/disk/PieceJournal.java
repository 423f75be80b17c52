package org.swarmroom.sharing.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * Which pieces of a part file are verified and written, beside it on disk.
 *
 * <p>Invariant: a piece is in here only after its bytes were handed to the system, so it survives
 * the death of this process. Pieces before a {@code FORCED} record survive a power cut as well;
 * those after it are believed only while the machine has not been restarted and no force has
 * failed, else they are to be hashed again. Records are 16 bytes with their own checksum; a torn
 * tail is cut off. Thread-safe by its own lock.
 */
public final class PieceJournal implements AutoCloseable {

  private static final Set<StandardOpenOption> REPLACE =
      Set.of(
          StandardOpenOption.WRITE,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING);

  private static final int RECORD = 16;
  private static final int FORCED = -1;
  private static final int HEADER = -2;
  private static final int BOOT = -3;

  /** No machine's boot: stands for a device that failed. */
  private static final long DOUBTED = -1;

  private final Path path;
  private final FileChannel file;

  /**
   * What a journal says.
   *
   * @param trusted pieces that are there
   * @param suspect pieces that were there before the machine went down or the device failed
   * @param doubted whether the device failed: suspect pieces may look good in the system's cache
   *     and not be on the device, so they are to be written again as well
   * @param writtenAt epoch ms of the last record
   */
  public record Contents(BitSet trusted, BitSet suspect, boolean doubted, long writtenAt) {}

  private PieceJournal(Path path, FileChannel file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Starts a journal with these pieces in the place of any other: the old one stays until the new
   * one is whole.
   */
  public static PieceJournal create(Path path, InfoHash torrent, BitSet have) throws IOException {
    return create(path, torrent, have, BootId.current());
  }

  static PieceJournal create(Path path, InfoHash torrent, BitSet have, long boot)
      throws IOException {
    var fresh = unfinished(path);
    try (var journal = new PieceJournal(fresh, FileChannel.open(fresh, REPLACE))) {
      journal.append(HEADER, key(torrent));
      journal.append(BOOT, boot);
      for (int p = have.nextSetBit(0); p >= 0; p = have.nextSetBit(p + 1)) {
        journal.append(p, 0);
      }
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new PieceJournal(path, FileChannel.open(path, StandardOpenOption.WRITE));
  }

  /** Where a journal is until it is whole. */
  private static Path unfinished(Path path) {
    return path.resolveSibling(path.getFileName() + ".new");
  }

  /** Deletes the journal of this torrent at {@code path}, if there is one. */
  static void delete(Path path, InfoHash torrent) throws IOException {
    for (var file : new Path[] {path, unfinished(path)}) {
      if (isFor(file, torrent)) {
        Files.delete(file);
      }
    }
  }

  /** Whether there is a journal of this torrent at {@code path}. */
  public static boolean isFor(Path path, InfoHash torrent) throws IOException {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    byte[] head;
    try (var file = Files.newInputStream(path)) {
      head = file.readNBytes(RECORD);
    }
    var in = ByteBuffer.wrap(head);
    return in.remaining() >= RECORD
        && valid(in, 0)
        && in.getInt(0) == HEADER
        && in.getLong(4) == key(torrent);
  }

  /** Reads a journal that {@link #isFor} its torrent. */
  public static Contents read(Path path, int pieces) throws IOException {
    return read(path, pieces, BootId.current());
  }

  static Contents read(Path path, int pieces, long boot) throws IOException {
    return read(Files.readAllBytes(path), pieces, boot, Files.getLastModifiedTime(path).toMillis());
  }

  static Contents read(byte[] journal, int pieces, long boot, long writtenAt) {
    var in = ByteBuffer.wrap(journal);
    var trusted = new BitSet(pieces);
    var suspect = new BitSet(pieces);
    boolean sameBoot = false;
    boolean doubted = false;
    for (int at = 0; at + RECORD <= in.limit() && valid(in, at); at += RECORD) {
      int kind = in.getInt(at);
      if (kind == BOOT) {
        sameBoot = boot != 0 && in.getLong(at + 4) == boot;
        doubted = in.getLong(at + 4) == DOUBTED;
      } else if (kind == FORCED) {
        trusted.or(suspect);
        suspect.clear();
      } else if (kind >= 0 && kind < pieces && !trusted.get(kind)) {
        suspect.set(kind);
      }
    }
    if (sameBoot) {
      trusted.or(suspect);
      suspect.clear();
    }
    return new Contents(trusted, suspect, doubted, writtenAt);
  }

  /** A piece was verified and written. */
  public void verified(int piece) throws IOException {
    append(piece, 0);
  }

  /** All pieces so far were forced to the device. */
  public void forced() throws IOException {
    append(FORCED, 0);
    file.force(false);
  }

  /**
   * A force failed: pieces that were not forced before are not to be believed. A journal that can't
   * even say that is deleted.
   *
   * @param cause gets what fails here
   */
  void doubt(IOException cause) {
    try {
      append(BOOT, DOUBTED);
    } catch (IOException e) {
      cause.addSuppressed(e);
      try {
        delete();
      } catch (IOException stays) {
        cause.addSuppressed(stays);
      }
    }
  }

  private synchronized void append(int kind, long value) throws IOException {
    var record = ByteBuffer.allocate(RECORD).putInt(kind).putLong(value);
    record.putInt(checksum(record.array(), 0)).flip();
    long at = file.size();
    while (record.hasRemaining()) {
      at += file.write(record, at);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** The transfer is over. */
  public void delete() throws IOException {
    file.close();
    Files.deleteIfExists(path);
  }

  private static boolean valid(ByteBuffer in, int at) {
    return in.getInt(at + 12) == checksum(in.array(), at);
  }

  static int checksum(byte[] bytes, int at) {
    var crc = new CRC32();
    crc.update(bytes, at, 12);
    return (int) crc.getValue() ^ 0x53574a31;
  }

  private static long key(InfoHash torrent) {
    return ByteBuffer.wrap(torrent.bytes()).getLong();
  }
}
