package org.swarmroom.index.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The paths of one block, unpacked; made once a search and filled again and again. One thread. */
final class BlockText {

  private static final byte[] LOWER = new byte[256];

  static {
    for (int b = 0; b < LOWER.length; b++) {
      LOWER[b] = NameRow.lower((byte) b);
    }
  }

  private byte[] packed = new byte[1 << 13];
  private final Column paths = new Column();
  private final Column folded = new Column();

  /** Texts one after the other. */
  private static final class Column {
    byte[] bytes = new byte[1 << 13];
    final int[] from = new int[SegmentFormat.BLOCK];
    final int[] to = new int[SegmentFormat.BLOCK];
    int end;

    void room(int count) {
      if (bytes.length - end < count) {
        bytes = Arrays.copyOf(bytes, Math.max(end + count, bytes.length * 2));
      }
    }
  }

  void read(ByteBuffer file, int start, int end, int count, int foldedRows) {
    int length = end - start;
    if (packed.length < length) {
      packed = new byte[length * 2];
    }
    file.get(start, packed, 0, length);
    paths.end = 0;
    folded.end = 0;
    int at = unpack(paths, count, -1, 0);
    if (foldedRows != 0) {
      unpack(folded, count, foldedRows, at);
    }
    for (int row = 0; row < count; row++) {
      if ((foldedRows & 1 << row) == 0) {
        lower(row);
      }
    }
  }

  private int unpack(Column column, int count, int rows, int start) {
    int at = start;
    int before = 0;
    for (int row = 0; row < count; row++) {
      if ((rows & 1 << row) == 0) {
        continue;
      }
      int shared = 0;
      int shift = 0;
      byte b;
      do {
        b = packed[at++];
        shared |= (b & 0x7f) << shift;
        shift += 7;
      } while (b < 0);
      int rest = 0;
      shift = 0;
      do {
        b = packed[at++];
        rest |= (b & 0x7f) << shift;
        shift += 7;
      } while (b < 0);
      column.room(shared + rest);
      System.arraycopy(column.bytes, before, column.bytes, column.end, shared);
      System.arraycopy(packed, at, column.bytes, column.end + shared, rest);
      at += rest;
      before = column.end;
      column.from[row] = column.end;
      column.end += shared + rest;
      column.to[row] = column.end;
    }
    return at;
  }

  private void lower(int row) {
    int length = paths.to[row] - paths.from[row];
    folded.room(length);
    folded.from[row] = folded.end;
    byte[] from = paths.bytes;
    byte[] to = folded.bytes;
    int shift = folded.end - paths.from[row];
    for (int i = paths.from[row]; i < paths.to[row]; i++) {
      to[i + shift] = LOWER[from[i] & 0xff];
    }
    folded.end += length;
    folded.to[row] = folded.end;
  }

  /** Holds the folded texts; valid until the next read. */
  byte[] folded() {
    return folded.bytes;
  }

  int from(int row) {
    return folded.from[row];
  }

  int to(int row) {
    return folded.to[row];
  }

  byte[] path(int row) {
    return Arrays.copyOfRange(paths.bytes, paths.from[row], paths.to[row]);
  }

  byte[] foldedCopy(int row) {
    return Arrays.copyOfRange(folded.bytes, folded.from[row], folded.to[row]);
  }

  String pathText(int row) {
    return new String(
        paths.bytes, paths.from[row], paths.to[row] - paths.from[row], StandardCharsets.UTF_8);
  }
}
