package org.swarmroom.sharing.content;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.swarmroom.index.ContentId;

/**
 * Hashes a file in one pass: its bytes in order, in any portions, give its root and piece layer.
 *
 * <p>Invariant: {@code count} leaves of the current piece are folded into at most one hash for each
 * layer; the hash of layer {@code h} is there if bit {@code h} of {@code count} is set. Nothing is
 * allocated for a leaf. For one thread at a time.
 */
public final class StreamingMerkleHasher {

  private static final int PAIR = 2 * MerkleTree.HASH;

  private final Sha256 sha = new Sha256();
  private final int pieceLength;
  private final int pieceLevel;

  /** A pair of siblings for each layer: the left waits in the first half. */
  private final byte[] pairs;

  private byte[] layer = new byte[64 * MerkleTree.HASH];
  private int pieces;
  private int count;
  private int filled;
  private long size;

  /**
   * @param pieceLength bytes, a power of two from 16 KiB
   */
  public StreamingMerkleHasher(int pieceLength) {
    this.pieceLength = pieceLength;
    this.pieceLevel = MerkleTree.pieceLayer(pieceLength);
    this.pairs = new byte[(pieceLevel + 1) * PAIR];
  }

  /**
   * What a file hashes to.
   *
   * @param root its content id
   * @param pieceLayer the hashes of its pieces, 32 bytes each; empty if it is at most one piece
   * @param size the bytes that were fed
   */
  public record Result(ContentId root, byte[] pieceLayer, long size) {}

  /** Feeds the next bytes. */
  public void update(byte[] bytes, int from, int length) {
    int at = from;
    int left = length;
    while (left > 0) {
      int part = Math.min(left, MerkleTree.BLOCK - filled);
      sha.digest().update(bytes, at, part);
      fed(part);
      at += part;
      left -= part;
    }
  }

  /** Feeds all that {@code bytes} has to read. Heap buffers are fastest. */
  public void update(ByteBuffer bytes) {
    if (bytes.hasArray()) {
      update(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
      bytes.position(bytes.limit());
      return;
    }
    int limit = bytes.limit();
    while (bytes.position() < limit) {
      int part = Math.min(limit - bytes.position(), MerkleTree.BLOCK - filled);
      bytes.limit(bytes.position() + part);
      sha.digest().update(bytes);
      fed(part);
    }
    bytes.limit(limit);
  }

  private void fed(int part) {
    filled += part;
    size += part;
    if (filled == MerkleTree.BLOCK) {
      endLeaf();
    }
  }

  private void endLeaf() {
    sha.finish(pairs, slot(0));
    filled = 0;
    carry(0);
  }

  /** Where the next hash of a layer goes: left, or right if the left one waits. */
  private int slot(int level) {
    return level * PAIR + ((count >> level & 1) == 1 ? MerkleTree.HASH : 0);
  }

  /** A hash of {@code level} has been put into its slot: folds pairs upwards. */
  private void carry(int level) {
    int at = level;
    while ((count >> at & 1) == 1) {
      sha.hash(pairs, at * PAIR, PAIR, pairs, slot(at + 1));
      at++;
    }
    count += 1 << level;
    if (count == 1 << pieceLevel) {
      endPiece();
    }
  }

  private void endPiece() {
    int at = pieces * MerkleTree.HASH;
    if (at == layer.length) {
      layer = Arrays.copyOf(layer, Math.multiplyExact(at, 2));
    }
    System.arraycopy(pairs, pieceLevel * PAIR, layer, at, MerkleTree.HASH);
    pieces++;
    count = 0;
  }

  /** Ends the file and starts anew for the next one. */
  public Result finish() {
    if (filled > 0) {
      endLeaf();
    }
    Result result;
    if (size == 0) {
      result = new Result(MerkleTree.EMPTY, new byte[0], 0);
    } else if (size <= pieceLength) {
      result = new Result(ContentId.of(onlyPiece()), new byte[0], size);
    } else {
      fill(pieceLevel);
      byte[] whole = Arrays.copyOf(layer, pieces * MerkleTree.HASH);
      result = new Result(MerkleTree.rootOfLayer(whole, pieceLength), whole, size);
    }
    reset();
    return result;
  }

  private byte[] onlyPiece() {
    if (pieces == 1) {
      return Arrays.copyOf(layer, MerkleTree.HASH);
    }
    int level = MerkleTree.height(count);
    fill(level);
    int at = pieces == 1 ? pieceLevel : level;
    return Arrays.copyOfRange(pairs, at * PAIR, at * PAIR + MerkleTree.HASH);
  }

  /** Adds what is missing of the current piece, if one has begun, up to the given layer. */
  private void fill(int level) {
    while (count > 0 && count < 1 << level) {
      int lowest = Integer.numberOfTrailingZeros(count);
      System.arraycopy(MerkleTree.pad(lowest), 0, pairs, slot(lowest), MerkleTree.HASH);
      carry(lowest);
    }
  }

  /** Forgets what was fed. */
  public void reset() {
    sha.digest().reset();
    pieces = 0;
    count = 0;
    filled = 0;
    size = 0;
  }
}
