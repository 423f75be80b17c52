package org.swarmroom.sharing.content;

import java.util.ArrayList;
import java.util.List;

/**
 * Which hashes of a file's tree are asked for (BEP 52, "hash request").
 *
 * @param baseLayer layer of the hashes, 0 for leaves
 * @param index first hash in that layer, a multiple of {@code length}
 * @param length number of hashes, a power of two from 2
 * @param proofLayers layers above the base layer from which uncles are wanted
 */
public record HashRange(int baseLayer, int index, int length, int proofLayers) {

  /** Most hashes that one answer holds. */
  public static final int MAX_LENGTH = 8192;

  /** Hashes that one request of ours asks for. */
  private static final int CHUNK = 512;

  /** The requests for the whole piece layer of a file; none if it has no piece layer. */
  public static List<HashRange> pieceLayer(long size, int pieceLength) {
    List<HashRange> ranges = new ArrayList<>();
    if (size <= pieceLength) {
      return ranges;
    }
    int base = MerkleTree.pieceLayer(pieceLength);
    int levels = height(size) - base;
    int pieces = MerkleTree.pieces(size, pieceLength);
    int length = Math.min(CHUNK, 1 << levels);
    for (int index = 0; index < pieces; index += length) {
      ranges.add(new HashRange(base, index, length, levels - 1));
    }
    return ranges;
  }

  /**
   * The request for the leaves of one piece, to find the bad block in it.
   *
   * @throws IllegalArgumentException if a piece is a single block: its own hash says it all
   */
  public static HashRange leaves(long size, int pieceLength, int piece) {
    int levels = Math.min(MerkleTree.pieceLayer(pieceLength), height(size));
    if (levels == 0) {
      throw new IllegalArgumentException("a piece of one block has no leaves of its own");
    }
    return new HashRange(0, piece << levels, 1 << levels, height(size) - 1);
  }

  /** Whether a tree over {@code size} bytes has such hashes, and not too many are wanted. */
  public boolean fits(long size) {
    int levels = height(size) - baseLayer;
    return baseLayer >= 0
        && levels > 0
        && length >= 2
        && length <= MAX_LENGTH
        && Integer.bitCount(length) == 1
        && index >= 0
        && index % length == 0
        && (long) index + length <= 1L << levels
        && proofLayers >= 0
        && proofLayers < levels;
  }

  /** Layers between the base layer and the one hash over the whole range. */
  int levels() {
    return MerkleTree.height(length);
  }

  /** Uncle hashes that follow the base hashes in an answer. */
  int uncles() {
    return Math.max(0, proofLayers - (levels() - 1));
  }

  /** Layer of the root over {@code size} bytes. */
  static int height(long size) {
    return MerkleTree.height(MerkleTree.blocks(size));
  }
}
