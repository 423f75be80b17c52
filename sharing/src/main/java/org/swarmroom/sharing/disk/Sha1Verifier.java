package org.swarmroom.sharing.disk;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.swarmroom.sharing.torrent.Metainfo;

/** BEP 3: a SHA-1 for each piece, padding included. */
final class Sha1Verifier implements PieceVerifier {

  private final Metainfo torrent;

  Sha1Verifier(Metainfo torrent) {
    this.torrent = torrent;
  }

  @Override
  public boolean isGood(int piece, ByteBuffer data) {
    var sha = Digests.sha1();
    Digests.update(sha, data);
    Digests.updateZeros(sha, torrent.pieceSize(piece) - data.remaining());
    return Arrays.equals(sha.digest(), torrent.v1Piece(piece));
  }

  @Override
  public List<byte[]> blockDigests(ByteBuffer data) {
    return Digests.ofBlocks(Digests.sha1(), data);
  }
}
