package org.swarmroom.sharing.content;

import java.util.Arrays;
import org.swarmroom.index.ContentId;

/**
 * The shape and sums of BEP 52 Merkle trees.
 *
 * <p>Leaves are the SHA-256 of 16 KiB blocks, the last block as short as it is; missing leaves up
 * to the next power of two are 32 zero bytes. Layer 0 are the leaves. The piece layer is the one
 * whose hashes cover a piece each; a file of at most one piece has none. Hashes lie in byte arrays
 * one after the other, 32 bytes each.
 */
public final class MerkleTree {

  /** Bytes under one leaf. */
  public static final int BLOCK = 16 << 10;

  /** Bytes of a hash. */
  public static final int HASH = Sha256.LENGTH;

  /** The id of no bytes at all: the SHA-256 of nothing. Torrents have no root for such files. */
  public static final ContentId EMPTY = ContentId.of(Sha256.newDigest().digest());

  private static final byte[][] PADS = pads();

  private MerkleTree() {}

  private static byte[][] pads() {
    byte[][] pads = new byte[48][HASH];
    var sha = new Sha256();
    for (int layer = 1; layer < pads.length; layer++) {
      sha.digest().update(pads[layer - 1]);
      sha.digest().update(pads[layer - 1]);
      sha.finish(pads[layer], 0);
    }
    return pads;
  }

  /** The hash at {@code layer} over nothing but missing leaves. Not to be changed. */
  static byte[] pad(int layer) {
    return PADS[layer];
  }

  /** Blocks of a file of {@code size} bytes. */
  public static long blocks(long size) {
    return (size + BLOCK - 1) / BLOCK;
  }

  /** Layer of the root over {@code count} hashes of layer 0: the logarithm, rounded up. */
  public static int height(long count) {
    return count <= 1 ? 0 : 64 - Long.numberOfLeadingZeros(count - 1);
  }

  /** The layer whose hashes cover a piece each. */
  public static int pieceLayer(int pieceLength) {
    return height(pieceLength / BLOCK);
  }

  /** Pieces of a file. */
  public static int pieces(long size, int pieceLength) {
    return Math.toIntExact((size + pieceLength - 1) / pieceLength);
  }

  /** Bytes of the piece layer of a file; 0 if it has none. */
  public static int layerLength(long size, int pieceLength) {
    return size <= pieceLength ? 0 : Math.multiplyExact(pieces(size, pieceLength), HASH);
  }

  /** The hashes of the blocks in {@code data}, which starts at a block boundary. */
  public static byte[] leaves(byte[] data) {
    int count = (int) blocks(data.length);
    byte[] leaves = new byte[count * HASH];
    var sha = new Sha256();
    for (int i = 0; i < count; i++) {
      int from = i * BLOCK;
      sha.hash(data, from, Math.min(BLOCK, data.length - from), leaves, i * HASH);
    }
    return leaves;
  }

  /**
   * The root over {@code hashes} of {@code layer}, filled up with missing ones to a width of 2 to
   * the power of {@code levels}.
   *
   * @throws IllegalArgumentException if they are no whole hashes, none, or too many
   */
  public static byte[] root(byte[] hashes, int layer, int levels) {
    int count = hashes.length / HASH;
    if (hashes.length % HASH != 0 || count == 0 || height(count) > levels) {
      throw new IllegalArgumentException(hashes.length + " bytes of hashes in " + levels);
    }
    var sha = new Sha256();
    byte[] row = hashes.clone();
    for (int level = 0; level < levels; level++) {
      count = fold(sha, row, count, layer + level);
    }
    return Arrays.copyOf(row, HASH);
  }

  /** The layer above a row of hashes. */
  static byte[] parents(byte[] row, int layer) {
    byte[] work = row.clone();
    int count = fold(new Sha256(), work, row.length / HASH, layer);
    return Arrays.copyOf(work, count * HASH);
  }

  /** Replaces the first {@code count} hashes by their parents and says how many those are. */
  private static int fold(Sha256 sha, byte[] row, int count, int layer) {
    for (int i = 0; i + 1 < count; i += 2) {
      sha.hash(row, i * HASH, 2 * HASH, row, i / 2 * HASH);
    }
    if (count % 2 == 1) {
      sha.digest().update(row, (count - 1) * HASH, HASH);
      sha.digest().update(PADS[layer], 0, HASH);
      sha.finish(row, count / 2 * HASH);
    }
    return (count + 1) / 2;
  }

  /**
   * The root of a file from its piece layer.
   *
   * @throws IllegalArgumentException if the layer is empty or not made of whole hashes
   */
  public static ContentId rootOfLayer(byte[] layer, int pieceLength) {
    return ContentId.of(root(layer, pieceLayer(pieceLength), height(layer.length / HASH)));
  }

  /**
   * What a piece must hash to: its entry in the piece layer, or the root if the file is one piece.
   *
   * @param leaves the hashes of the piece's blocks
   * @param size bytes of the whole file
   */
  public static byte[] pieceHash(byte[] leaves, long size, int pieceLength) {
    int levels = size <= pieceLength ? height(blocks(size)) : pieceLayer(pieceLength);
    return root(leaves, 0, levels);
  }
}
