package org.swarmroom.sharing.content;

import java.nio.ByteBuffer;

/**
 * Hashes pieces that lie in memory. Keeps a block's copy and a digest to use again, so each hashing
 * thread has one of its own.
 */
public final class PieceHasher {

  private final Sha256 sha = new Sha256();
  private final byte[] block = new byte[MerkleTree.BLOCK];

  /**
   * The leaf hashes of a piece.
   *
   * @param piece from its position to its limit, all of which is read
   */
  public byte[] leaves(ByteBuffer piece) {
    byte[] leaves = new byte[(int) MerkleTree.blocks(piece.remaining()) * MerkleTree.HASH];
    for (int at = 0; piece.hasRemaining(); at += MerkleTree.HASH) {
      int part = Math.min(MerkleTree.BLOCK, piece.remaining());
      if (piece.hasArray()) {
        sha.hash(piece.array(), piece.arrayOffset() + piece.position(), part, leaves, at);
        piece.position(piece.position() + part);
      } else {
        piece.get(block, 0, part);
        sha.hash(block, 0, part, leaves, at);
      }
    }
    return leaves;
  }

  /**
   * What a piece hashes to: compare it with its entry in the piece layer, or with the root if the
   * file is at most one piece.
   *
   * @param piece from its position to its limit, all of which is read; not empty
   * @param fileSize bytes of the whole file
   */
  public byte[] hash(ByteBuffer piece, long fileSize, int pieceLength) {
    return MerkleTree.pieceHash(leaves(piece), fileSize, pieceLength);
  }
}
