package org.swarmroom.sharing.torrent;

import java.util.List;
import java.util.Optional;
import org.swarmroom.index.ContentId;

/**
 * One file of a torrent.
 *
 * @param path the names as the torrent has them, unsafe until {@link SafeName} made them safe; for
 *     a single file its name alone, else without the torrent's own name
 * @param size bytes
 * @param offset where the file starts in the torrent's row of pieces, in bytes
 * @param root its BEP 52 pieces root; empty in v1 torrents and for files of no bytes
 * @param pad whether it is mere padding (BEP 47): zeros, never written to disk
 */
public record TorrentFile(
    List<String> path, long size, long offset, Optional<ContentId> root, boolean pad) {

  /** Keeps a read-only copy of {@code path}. */
  public TorrentFile {
    path = List.copyOf(path);
  }

  /** First byte after the file in the torrent's row of pieces. */
  public long end() {
    return offset + size;
  }
}
