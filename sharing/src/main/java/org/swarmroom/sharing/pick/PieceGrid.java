package org.swarmroom.sharing.pick;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a torrent's bytes are cut into pieces and blocks. Piece {@code p} starts at {@code p *
 * pieceLength}; it may be shorter than the others at the end of the torrent and, where files are
 * aligned to pieces (BEP 47 padding, BEP 52), at the end of a file: padding is never asked for.
 * Immutable.
 */
public final class PieceGrid {

  private final int pieceLength;
  private final int pieces;
  private final int[] shortPieces;
  private final int[] shortLengths;
  private final long size;

  private PieceGrid(int pieceLength, int pieces, Map<Integer, Integer> shorter) {
    this.pieceLength = pieceLength;
    this.pieces = pieces;
    var sorted = new TreeMap<>(shorter);
    this.shortPieces = sorted.keySet().stream().mapToInt(Integer::intValue).toArray();
    this.shortLengths = sorted.values().stream().mapToInt(Integer::intValue).toArray();
    long missing = 0;
    for (int length : shortLengths) {
      missing += pieceLength - length;
    }
    this.size = (long) pieces * pieceLength - missing;
  }

  /** Pieces of equal length, the last one shorter where {@code size} asks for it. */
  public static PieceGrid uniform(long size, int pieceLength) {
    int pieces = Math.toIntExact((size + pieceLength - 1) / pieceLength);
    int rest = (int) (size % pieceLength);
    return new PieceGrid(pieceLength, pieces, rest == 0 ? Map.of() : Map.of(pieces - 1, rest));
  }

  /**
   * @param shorter lengths in bytes of the pieces that are shorter than {@code pieceLength}
   */
  public static PieceGrid of(int pieceLength, int pieces, Map<Integer, Integer> shorter) {
    return new PieceGrid(pieceLength, pieces, shorter);
  }

  public int pieces() {
    return pieces;
  }

  public int pieceLength() {
    return pieceLength;
  }

  /** Bytes that are fetched in all, padding not counted. */
  public long size() {
    return size;
  }

  /** Bytes of a piece. */
  public int length(int piece) {
    int at = Arrays.binarySearch(shortPieces, piece);
    return at < 0 ? pieceLength : shortLengths[at];
  }

  public int blocks(int piece) {
    return (length(piece) + Block.SIZE - 1) / Block.SIZE;
  }

  public Block block(int piece, int index) {
    int offset = index * Block.SIZE;
    return new Block(piece, offset, Math.min(Block.SIZE, length(piece) - offset));
  }

  /**
   * Whether a peer may ask for exactly this range: inside one piece, padding included, as clients
   * without padding ask for it.
   */
  public boolean holds(int piece, int offset, int length) {
    return piece >= 0
        && piece < pieces
        && offset >= 0
        && length > 0
        && (long) offset + length <= pieceLength;
  }
}
