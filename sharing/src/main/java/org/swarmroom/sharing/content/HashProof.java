package org.swarmroom.sharing.content;

import java.util.Arrays;
import java.util.Optional;
import org.swarmroom.index.ContentId;

/** Checks hashes that a peer sent against the root of the file (BEP 52, "hashes"). */
public final class HashProof {

  private HashProof() {}

  /**
   * The base hashes of an answer, if it proves them; empty if it does not, whoever sent it.
   *
   * @param root the file
   * @param size its bytes
   * @param range what was asked for, with all the layers up to the root
   * @param hashes base hashes, then uncles from below
   */
  public static Optional<byte[]> verify(ContentId root, long size, HashRange range, byte[] hashes) {
    int missing = HashRange.height(size) - range.baseLayer() - range.levels();
    if (!range.fits(size)
        || range.uncles() != missing
        || hashes.length != (range.length() + missing) * MerkleTree.HASH) {
      return Optional.empty();
    }
    byte[] base = Arrays.copyOf(hashes, range.length() * MerkleTree.HASH);
    byte[] hash = MerkleTree.root(base, range.baseLayer(), range.levels());
    int index = range.index() >> range.levels();
    var sha = new Sha256();
    for (int at = base.length; at < hashes.length; at += MerkleTree.HASH) {
      boolean right = (index & 1) == 1;
      byte[] pair = new byte[2 * MerkleTree.HASH];
      System.arraycopy(hash, 0, pair, right ? MerkleTree.HASH : 0, MerkleTree.HASH);
      System.arraycopy(hashes, at, pair, right ? 0 : MerkleTree.HASH, MerkleTree.HASH);
      sha.hash(pair, 0, pair.length, hash, 0);
      index >>= 1;
    }
    return Arrays.equals(hash, root.bytes()) ? Optional.of(base) : Optional.empty();
  }

  /**
   * The piece layer out of proved base hashes, which reach beyond the file's end.
   *
   * @param base the base hashes of all of {@link HashRange#pieceLayer}, one range after the other
   */
  public static byte[] trim(byte[] base, long size, int pieceLength) {
    return Arrays.copyOf(base, MerkleTree.layerLength(size, pieceLength));
  }
}
