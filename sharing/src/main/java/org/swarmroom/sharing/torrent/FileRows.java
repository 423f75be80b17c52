package org.swarmroom.sharing.torrent;

import java.util.Arrays;
import java.util.List;

/** Where files lie in the row of pieces. */
final class FileRows {

  private final List<TorrentFile> filled;
  private final long[] offsets;
  private final int pieceLength;
  private final long span;
  private final long size;

  FileRows(List<TorrentFile> files, int pieceLength) {
    this.filled = files.stream().filter(f -> f.size() > 0).toList();
    this.offsets = filled.stream().mapToLong(TorrentFile::offset).toArray();
    this.pieceLength = pieceLength;
    this.span = filled.isEmpty() ? 0 : filled.get(filled.size() - 1).end();
    this.size = filled.stream().filter(f -> !f.pad()).mapToLong(TorrentFile::size).sum();
  }

  long span() {
    return span;
  }

  long size() {
    return size;
  }

  int pieceCount() {
    return Math.toIntExact((span + pieceLength - 1) / pieceLength);
  }

  int pieceSize(int piece, boolean withoutGaps) {
    long start = start(piece);
    long end = withoutGaps ? span : fileOfPiece(piece).end();
    return (int) Math.min(pieceLength, end - start);
  }

  TorrentFile fileOfPiece(int piece) {
    int found = Arrays.binarySearch(offsets, start(piece));
    return filled.get(found >= 0 ? found : -found - 2);
  }

  private long start(int piece) {
    if (piece < 0 || piece >= pieceCount()) {
      throw new IndexOutOfBoundsException("piece " + piece + " of " + pieceCount());
    }
    return (long) piece * pieceLength;
  }
}
