package org.swarmroom.sharing.torrent;

import java.util.HashMap;
import java.util.Map;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.content.MerkleTree;

/** Checks piece layers against the roots in the info dictionary. */
final class Layers {

  private Layers() {}

  /** Those of {@code layers} that files of {@code info} need, each proved. */
  static Map<ContentId, byte[]> checked(Metainfo.Info info, Map<ContentId, byte[]> layers)
      throws MetainfoException {
    Map<ContentId, byte[]> checked = new HashMap<>();
    for (TorrentFile file : info.files()) {
      byte[] layer = file.root().map(layers::get).orElse(null);
      if (layer == null || file.size() <= info.pieceLength()) {
        continue;
      }
      ContentId root = file.root().orElseThrow();
      if (layer.length != MerkleTree.layerLength(file.size(), info.pieceLength())
          || !MerkleTree.rootOfLayer(layer, info.pieceLength()).equals(root)) {
        throw new MetainfoException(
            "The torrent is damaged: the piece hashes of \""
                + SafeName.of(file.path().get(file.path().size() - 1))
                + "\" do not match its root. Get the torrent again.");
      }
      checked.put(root, layer.clone());
    }
    return checked;
  }
}
