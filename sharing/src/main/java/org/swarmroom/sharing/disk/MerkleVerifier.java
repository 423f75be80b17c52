package org.swarmroom.sharing.disk;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.content.MerkleTree;
import org.swarmroom.sharing.torrent.Metainfo;

/** BEP 52: a Merkle tree for each file; needs all piece layers. */
final class MerkleVerifier implements PieceVerifier {

  private final Metainfo torrent;
  private final Map<ContentId, byte[]> layers = new HashMap<>();

  MerkleVerifier(Metainfo torrent) {
    this.torrent = torrent;
    for (var file : torrent.files()) {
      file.root()
          .ifPresent(root -> torrent.pieceLayer(root).ifPresent(layer -> layers.put(root, layer)));
    }
  }

  @Override
  public boolean isGood(int piece, ByteBuffer data) {
    var leaves = Digests.ofBlocks(Digests.sha256(), data);
    var row = new byte[leaves.size() * MerkleTree.HASH];
    for (int i = 0; i < leaves.size(); i++) {
      System.arraycopy(leaves.get(i), 0, row, i * MerkleTree.HASH, MerkleTree.HASH);
    }
    var file = torrent.fileOfPiece(piece);
    var hash = MerkleTree.pieceHash(row, file.size(), torrent.pieceLength());
    return Arrays.equals(hash, expected(piece));
  }

  /** What the piece's blocks must hash up to. */
  private byte[] expected(int piece) {
    var file = torrent.fileOfPiece(piece);
    var root = file.root().orElseThrow();
    var layer = layers.get(root);
    if (layer == null) {
      return root.bytes();
    }
    int first = (int) (file.offset() / torrent.pieceLength());
    int at = (piece - first) * MerkleTree.HASH;
    return Arrays.copyOfRange(layer, at, at + MerkleTree.HASH);
  }

  @Override
  public List<byte[]> blockDigests(ByteBuffer data) {
    return Digests.ofBlocks(Digests.sha256(), data);
  }
}
