package org.swarmroom.sharing.torrent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BString;
import org.swarmroom.sharing.bencode.BValue;

/** The {@code file tree} of a v2 info dictionary (BEP 52), flattened in its order. */
final class FileTree {

  static final int MAX_DEPTH = 100;

  private final int pieceLength;
  private final List<TorrentFile> files = new ArrayList<>();
  private final Deque<String> names = new ArrayDeque<>();
  private long offset;

  FileTree(int pieceLength) {
    this.pieceLength = pieceLength;
  }

  List<TorrentFile> files(BDictionary tree) throws MetainfoException {
    Deque<Iterator<Map.Entry<String, BValue>>> open = new ArrayDeque<>();
    open.push(tree.entries().entrySet().iterator());
    while (!open.isEmpty()) {
      if (!open.peek().hasNext()) {
        open.pop();
        names.pollLast();
        continue;
      }
      Map.Entry<String, BValue> entry = open.peek().next();
      if (!(entry.getValue() instanceof BDictionary inside)) {
        throw InfoParser.damaged("its file tree holds something that is no file");
      }
      if (entry.getKey().isEmpty()) {
        add(inside);
      } else {
        names.addLast(BDictionary.keyText(entry.getKey()));
        open.push(inside.entries().entrySet().iterator());
        if (open.size() > MAX_DEPTH) {
          throw InfoParser.damaged("its folders are nested too deep");
        }
      }
    }
    return files;
  }

  private void add(BDictionary file) throws MetainfoException {
    if (names.isEmpty()) {
      throw InfoParser.damaged("a file has no name");
    }
    long size = file.integer("length").orElse(-1);
    Optional<BString> root = file.string("pieces root");
    if (size > 0 && root.map(BString::length).orElse(0) != ContentId.LENGTH) {
      throw InfoParser.damaged("a file has no proper pieces root");
    }
    if (size > 0) {
      offset = InfoParser.plus(offset, pieceLength - 1) / pieceLength * pieceLength;
    }
    long end = InfoParser.plus(offset, size);
    files.add(
        new TorrentFile(
            List.copyOf(names),
            size,
            offset,
            size > 0 ? root.map(r -> ContentId.of(r.bytes())) : Optional.empty(),
            false));
    offset = end;
  }
}
