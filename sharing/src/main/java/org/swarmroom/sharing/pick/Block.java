package org.swarmroom.sharing.pick;

/**
 * A part of a piece, the unit of a request (BEP 3: 16 KiB, less at the end).
 *
 * @param offset bytes from the start of the piece
 * @param length bytes
 */
public record Block(int piece, int offset, int length) {

  /** Bytes in every block but the last of a piece. */
  public static final int SIZE = 16 * 1024;

  /** Position of this block in its piece, from 0. */
  public int index() {
    return offset / SIZE;
  }
}
