package org.swarmroom.sharing.torrent;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Joins the two file lists of a hybrid torrent, which must name the same files (BEP 52). */
final class Hybrid {

  private Hybrid() {}

  /** The v1 list, padding included, with the roots of the v2 list. */
  static List<TorrentFile> merge(List<TorrentFile> v2, List<TorrentFile> v1, int pieceLength)
      throws MetainfoException {
    List<TorrentFile> files = new ArrayList<>(v1.size());
    Iterator<TorrentFile> rest = v2.iterator();
    for (TorrentFile file : v1) {
      if (file.pad()) {
        files.add(file);
        continue;
      }
      if (!rest.hasNext()) {
        throw differ();
      }
      TorrentFile twin = rest.next();
      if (twin.size() != file.size()
          || !twin.path().equals(file.path())
          || (file.size() > 0 && file.offset() % pieceLength != 0)) {
        throw differ();
      }
      files.add(new TorrentFile(file.path(), file.size(), file.offset(), twin.root(), false));
    }
    if (rest.hasNext()) {
      throw differ();
    }
    return files;
  }

  private static MetainfoException differ() {
    return InfoParser.damaged("its v1 and v2 parts name different files");
  }
}
