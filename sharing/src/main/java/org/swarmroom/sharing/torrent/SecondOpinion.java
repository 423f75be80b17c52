package org.swarmroom.sharing.torrent;

import bt.magnet.MagnetUriParser;
import bt.metainfo.MetadataService;
import bt.metainfo.Torrent;
import bt.metainfo.TorrentId;
import java.util.Arrays;

/**
 * Reads what we hand out to stock clients with the parsers of bt-core, which share no code with
 * ours: a torrent or link that another program would understand differently never leaves the node.
 *
 * <p>Only for our own output: bt-core's parsers have no bounds on depth or size. Thread-safe.
 */
public final class SecondOpinion {

  private SecondOpinion() {}

  /**
   * @param torrent a v1 torrent of one file
   * @return whether bt-core finds the same infohash, name, size and pieces in its file
   */
  public static boolean agrees(Metainfo torrent) {
    try {
      Torrent read = new MetadataService().fromByteArray(torrent.encode());
      return named(read.getTorrentId(), torrent)
          && read.getName().equals(torrent.name())
          && read.getSize() == torrent.size()
          && read.getChunkSize() == torrent.pieceLength()
          && samePieces(read, torrent);
    } catch (RuntimeException e) {
      return false; // it can't read it at all
    }
  }

  /**
   * @return whether bt-core finds the torrent's infohash in the magnet link
   */
  public static boolean agrees(String magnet, Metainfo torrent) {
    try {
      return named(MagnetUriParser.parser().parse(magnet).getTorrentId(), torrent);
    } catch (RuntimeException e) {
      return false; // it can't read it at all
    }
  }

  private static boolean named(TorrentId id, Metainfo torrent) {
    return torrent.v1().map(hash -> Arrays.equals(hash.bytes(), id.getBytes())).orElse(false);
  }

  private static boolean samePieces(Torrent read, Metainfo torrent) {
    int piece = 0;
    for (byte[] hash : read.getChunkHashes()) {
      if (piece == torrent.pieceCount() || !Arrays.equals(hash, torrent.v1Piece(piece++))) {
        return false;
      }
    }
    return piece == torrent.pieceCount();
  }
}
