package org.swarmroom.sharing.content;

/**
 * The piece length of a canonical torrent: a function of the file's size alone, since it is part of
 * the infohash. This must never change, or equal files stop being one swarm.
 */
public final class PieceLength {

  /** Smallest piece: one leaf of the Merkle tree. */
  public static final int MIN = 16 << 10;

  /** Largest piece. */
  public static final int MAX = 16 << 20;

  /** Pieces that a file is cut into at most, while pieces may still grow. */
  private static final int PIECES = 1024;

  private PieceLength() {}

  /**
   * The smallest power of two that cuts {@code size} bytes into at most 1,024 pieces, at least 16
   * KiB and at most 16 MiB.
   */
  public static int of(long size) {
    long length = MIN;
    while (length < MAX && length * PIECES < size) {
      length *= 2;
    }
    return (int) length;
  }
}
