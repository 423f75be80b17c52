package org.swarmroom.sharing.disk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.swarmroom.sharing.pick.PieceGrid;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.torrent.SafePaths;
import org.swarmroom.sharing.torrent.TorrentFile;

/**
 * Where a torrent's row of bytes lies in files. Bytes that no file has (padding, and the gaps of v2
 * torrents) read as zeros and are never written. Immutable.
 */
public final class FileLayout {

  /**
   * @param path relative, safe on every system; empty for the one file of a single-file torrent
   * @param offset of the file's first byte in the row
   */
  record Entry(Path path, long size, long offset) {
    long end() {
      return offset + size;
    }
  }

  /**
   * A stretch of the row that lies in one file.
   *
   * @param at of its first byte in the row
   */
  record Span(Entry file, long at, int length) {
    long position() {
      return at - file.offset();
    }
  }

  private final List<Entry> entries;
  private final List<Entry> filled;
  private final long[] starts;

  FileLayout(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    this.filled = entries.stream().filter(e -> e.size() > 0).toList();
    this.starts = filled.stream().mapToLong(Entry::offset).toArray();
  }

  /** The files of a torrent under names that are safe on every system. */
  public static FileLayout of(Metainfo torrent) {
    var real = torrent.files().stream().filter(f -> !f.pad()).toList();
    if (!torrent.isMultiFile()) {
      var only = real.get(0);
      return new FileLayout(List.of(new Entry(Path.of(""), only.size(), only.offset())));
    }
    var paths = SafePaths.of(real);
    var entries = new ArrayList<Entry>(real.size());
    for (int i = 0; i < real.size(); i++) {
      var path = Path.of("", paths.get(i).toArray(String[]::new));
      entries.add(new Entry(path, real.get(i).size(), real.get(i).offset()));
    }
    return new FileLayout(entries);
  }

  /**
   * The pieces of a torrent; padding at the end of a piece is left out, so nobody is asked for it.
   */
  public static PieceGrid grid(Metainfo torrent) {
    int full = torrent.pieceLength();
    int pieces = torrent.pieceCount();
    Map<Integer, Integer> shorter = new HashMap<>();
    if (pieces > 0) {
      shorter.put(pieces - 1, torrent.pieceSize(pieces - 1));
    }
    var files = torrent.files().stream().filter(f -> f.size() > 0).toList();
    for (int i = 0; i < files.size(); i++) {
      var file = files.get(i);
      boolean gapFollows =
          i + 1 < files.size()
              ? files.get(i + 1).pad() || files.get(i + 1).offset() > file.end()
              : true;
      int rest = (int) (file.end() % full);
      if (!file.pad() && gapFollows && rest > 0 && endsPiece(torrent, files, i)) {
        shorter.put((int) (file.end() / full), rest);
      }
    }
    shorter.values().removeIf(length -> length == full);
    return PieceGrid.of(full, pieces, shorter);
  }

  /** Whether nothing but padding follows file {@code i} in the piece where it ends. */
  private static boolean endsPiece(Metainfo torrent, List<TorrentFile> files, int i) {
    long pieceEnd = (files.get(i).end() / torrent.pieceLength() + 1) * torrent.pieceLength();
    for (int k = i + 1; k < files.size() && files.get(k).offset() < pieceEnd; k++) {
      if (!files.get(k).pad()) {
        return false;
      }
    }
    return true;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Bytes of all files. */
  public long size() {
    return entries.stream().mapToLong(Entry::size).sum();
  }

  /** The parts of a stretch of the row that lie in files, in order. */
  List<Span> spans(long at, int length) {
    var spans = new ArrayList<Span>(1);
    int found = Arrays.binarySearch(starts, at);
    long end = at + length;
    int first = found >= 0 ? found : Math.max(0, -found - 2);
    for (int i = first; i < filled.size() && filled.get(i).offset() < end; i++) {
      var file = filled.get(i);
      long from = Math.max(at, file.offset());
      long to = Math.min(end, file.end());
      if (to > from) {
        spans.add(new Span(file, from, (int) (to - from)));
      }
    }
    return spans;
  }
}
