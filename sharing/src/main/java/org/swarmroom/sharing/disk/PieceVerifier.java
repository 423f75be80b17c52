package org.swarmroom.sharing.disk;

import java.nio.ByteBuffer;
import java.util.List;
import org.swarmroom.sharing.torrent.Metainfo;

/** Tells good pieces from bad ones. Thread-safe; runs on the hashing pool. */
public interface PieceVerifier {

  /** By Merkle trees where the torrent has them with all piece layers, else by v1 hashes. */
  static PieceVerifier of(Metainfo torrent) {
    return torrent.v2().isPresent() && torrent.hasAllLayers()
        ? new MerkleVerifier(torrent)
        : new Sha1Verifier(torrent);
  }

  /**
   * @param data the piece from its position to its limit, without padding; both stay as they are
   */
  boolean isGood(int piece, ByteBuffer data);

  /**
   * A digest of each block, for finding out who sent a bad one; with Merkle trees these are the
   * leaves.
   */
  List<byte[]> blockDigests(ByteBuffer data);
}
