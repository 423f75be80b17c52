package org.swarmroom.sharing.torrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BList;
import org.swarmroom.sharing.bencode.BString;
import org.swarmroom.sharing.bencode.BValue;

/** The {@code files} or {@code length} of a v1 info dictionary (BEP 3, padding by BEP 47). */
final class V1Files {

  private V1Files() {}

  static List<TorrentFile> read(BDictionary info, String name) throws MetainfoException {
    Optional<BList> list = info.list("files");
    if (list.isEmpty()) {
      long size = info.integer("length").orElse(-1);
      InfoParser.plus(0, size);
      return List.of(new TorrentFile(List.of(name), size, 0, Optional.empty(), false));
    }
    List<TorrentFile> files = new ArrayList<>();
    long offset = 0;
    for (BValue value : list.get().values()) {
      if (!(value instanceof BDictionary file)) {
        throw InfoParser.damaged("a file is no dictionary");
      }
      long size = file.integer("length").orElse(-1);
      long end = InfoParser.plus(offset, size);
      files.add(new TorrentFile(path(file), size, offset, Optional.empty(), isPad(file)));
      offset = end;
    }
    return files;
  }

  static boolean isPad(BDictionary file) {
    return file.text("attr").orElse("").indexOf('p') >= 0;
  }

  private static List<String> path(BDictionary file) throws MetainfoException {
    List<String> path = new ArrayList<>(4);
    for (BValue part :
        file.list("path.utf-8").or(() -> file.list("path")).map(BList::values).orElse(List.of())) {
      if (part instanceof BString s) {
        path.add(s.text());
      }
    }
    if (path.isEmpty() || path.size() > FileTree.MAX_DEPTH) {
      throw InfoParser.damaged("a file has no name or lies too deep");
    }
    return path;
  }
}
