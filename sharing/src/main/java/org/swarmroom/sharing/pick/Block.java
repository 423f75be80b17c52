package org.swarmroom.sharing.pick;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a piece, the unit of a request (BEP 3: 16 KiB, less at the end).
 *
 * @param offset bytes from the start of the piece
 * @param length bytes
 */
public record Block(int piece, int offset, int length) {

  /** Bytes in every block but the last of a piece. */
  public static final int SIZE = 16 * 1024;

  /** The blocks that make up a range that starts at a block's start. */
  public static List<Block> of(int piece, int offset, int length) {
    var blocks = new ArrayList<Block>();
    for (int at = 0; at < length; at += SIZE) {
      blocks.add(new Block(piece, offset + at, Math.min(SIZE, length - at)));
    }
    return blocks;
  }

  /** Position of this block in its piece, from 0. */
  public int index() {
    return offset / SIZE;
  }
}
