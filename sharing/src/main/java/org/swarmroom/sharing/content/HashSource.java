package org.swarmroom.sharing.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Answers hash requests about one file from its piece layer, and below that from the leaves of a
 * piece which the caller reads. Immutable; holds about twice the piece layer.
 */
public final class HashSource {

  private final long size;
  private final int pieces;

  /** Layer of the first row: the piece layer, or the root if there is none. */
  private final int firstLayer;

  /** The piece layer and all above it, without what lies beyond the file's end. */
  private final List<byte[]> rows;

  /**
   * @param pieceLayer the file's piece layer, empty if it is at most one piece
   * @throws IllegalArgumentException if the layer has the wrong length
   */
  public HashSource(long size, int pieceLength, byte[] pieceLayer) {
    if (pieceLayer.length != MerkleTree.layerLength(size, pieceLength)) {
      throw new IllegalArgumentException("a piece layer of " + pieceLayer.length + " bytes");
    }
    this.size = size;
    this.pieces = MerkleTree.pieces(size, pieceLength);
    int height = HashRange.height(size);
    if (pieceLayer.length == 0) {
      this.firstLayer = height;
      this.rows = List.of();
    } else {
      this.firstLayer = MerkleTree.pieceLayer(pieceLength);
      this.rows = rows(pieceLayer, firstLayer, height - firstLayer);
    }
  }

  /** The piece whose leaves are needed for the answer; empty if the piece layer is enough. */
  public OptionalInt pieceToRead(HashRange range) {
    if (range.baseLayer() >= firstLayer || !range.fits(size)) {
      return OptionalInt.empty();
    }
    int piece = range.index() >> (firstLayer - range.baseLayer());
    return piece < pieces ? OptionalInt.of(piece) : OptionalInt.empty();
  }

  /**
   * The answer without {@link #pieceToRead}, where there is none; empty if the request is refused.
   */
  public Optional<byte[]> answer(HashRange range) {
    return range.baseLayer() >= firstLayer
        ? answer(range, firstLayer, rows)
        : pieceToRead(range).isPresent() ? Optional.empty() : answer(range, new byte[0]);
  }

  /**
   * The answer with the help of the leaves of {@link #pieceToRead}; empty if the request is refused
   * because it reaches beyond that piece.
   */
  public Optional<byte[]> answer(HashRange range, byte[] leaves) {
    if (range.baseLayer() + range.levels() > firstLayer) {
      return Optional.empty();
    }
    return answer(range, 0, rows(leaves, 0, firstLayer));
  }

  private Optional<byte[]> answer(HashRange range, int layer, List<byte[]> below) {
    if (!range.fits(size)) {
      return Optional.empty();
    }
    byte[] out = new byte[(range.length() + range.uncles()) * MerkleTree.HASH];
    for (int i = 0; i < range.length(); i++) {
      copy(range.baseLayer(), range.index() + i, layer, below, out, i);
    }
    int at = range.baseLayer() + range.levels();
    int index = range.index() >> range.levels();
    for (int i = 0; i < range.uncles(); i++) {
      copy(at + i, (index >> i) ^ 1, layer, below, out, range.length() + i);
    }
    return Optional.of(out);
  }

  /** Copies one hash: from the piece's own rows below the piece layer, from the file's above. */
  private void copy(int layer, int index, int from, List<byte[]> below, byte[] out, int slot) {
    boolean upper = layer >= firstLayer;
    byte[] row = upper ? rows.get(layer - firstLayer) : below.get(layer - from);
    int inRow = upper ? index : index & ((1 << (firstLayer - layer)) - 1);
    boolean there = (long) inRow * MerkleTree.HASH < row.length;
    System.arraycopy(
        there ? row : MerkleTree.pad(layer),
        there ? inRow * MerkleTree.HASH : 0,
        out,
        slot * MerkleTree.HASH,
        MerkleTree.HASH);
  }

  /** A layer and the ones above it, {@code levels} in all: the root's own is not needed. */
  private static List<byte[]> rows(byte[] lowest, int layer, int levels) {
    List<byte[]> rows = new ArrayList<>(levels);
    byte[] row = lowest;
    for (int level = 0; level < levels; level++) {
      rows.add(row);
      row = MerkleTree.parents(row, layer + level);
    }
    return rows;
  }
}
