package org.swarmroom.index.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swarmroom.index.ContentId;

/**
 * An owner's names, immutable: columns and lookups over one buffer, which is a mapped file or
 * memory. Safe from any thread. See {@link SegmentFormat}.
 */
final class Segment {

  static final Segment EMPTY = SegmentBuilder.build("", 0, List.of());

  private final ByteBuffer file;
  private final int[] sections = new int[SegmentFormat.SECTIONS + 1];
  private final int rows;
  private final int blocks;
  private final int grams;

  private Segment(ByteBuffer file) {
    this.file = file;
    rows = file.getInt(SegmentFormat.AT_ROWS);
    blocks = file.getInt(SegmentFormat.AT_BLOCKS);
    grams = file.getInt(SegmentFormat.AT_GRAMS);
    for (int i = 0; i < sections.length; i++) {
      sections[i] = file.getInt(SegmentFormat.AT_SECTIONS + 4 * i);
    }
  }

  /** A segment over bytes that were checked, or just built. */
  static Segment of(ByteBuffer file) {
    return new Segment(file);
  }

  ByteBuffer file() {
    return file.duplicate().clear();
  }

  int rows() {
    return rows;
  }

  int blocks() {
    return blocks;
  }

  long stamp() {
    return file.getLong(SegmentFormat.AT_STAMP);
  }

  String owner() {
    byte[] owner = new byte[file.getInt(SegmentFormat.AT_OWNER)];
    file.get(SegmentFormat.AT_OWNER + 4, owner);
    return new String(owner, StandardCharsets.UTF_8);
  }

  private int intAt(int section, int index) {
    return file.getInt(sections[section] + 4 * index);
  }

  long size(int row) {
    return file.getLong(sections[SegmentFormat.SIZES] + 8 * row);
  }

  byte type(int row) {
    return file.get(sections[SegmentFormat.TYPES] + row);
  }

  @Nullable ContentId content(int row) {
    byte[] bytes = new byte[ContentId.LENGTH];
    file.get(sections[SegmentFormat.CONTENTS] + ContentId.LENGTH * row, bytes);
    for (byte b : bytes) {
      if (b != 0) {
        return ContentId.of(bytes);
      }
    }
    return null;
  }

  /** Types of a block's rows, as bits. */
  int types(int block) {
    return file.get(sections[SegmentFormat.MASKS] + block) & 0xff;
  }

  long greatestSize(int block) {
    return file.getLong(sections[SegmentFormat.SIZES_TO] + 8 * block);
  }

  void read(int block, BlockText into) {
    int count = Math.min(SegmentFormat.BLOCK, rows - block * SegmentFormat.BLOCK);
    into.read(
        file,
        sections[SegmentFormat.TEXT] + intAt(SegmentFormat.BLOCKS, block),
        sections[SegmentFormat.TEXT] + intAt(SegmentFormat.BLOCKS, block + 1),
        count,
        intAt(SegmentFormat.FOLDED, block));
  }

  /** Index of a gram, or a negative number if no name has it. */
  int gram(int gram) {
    int low = 0;
    int high = grams - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      int there = intAt(SegmentFormat.GRAMS, middle);
      if (there == gram) {
        return middle;
      }
      if (there < gram) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** Length of a gram's list, in bytes. */
  int listLength(int gramIndex) {
    return intAt(SegmentFormat.LISTS_AT, gramIndex + 1) - intAt(SegmentFormat.LISTS_AT, gramIndex);
  }

  /** The blocks of a gram, rising. */
  int[] list(int gramIndex) {
    int at = sections[SegmentFormat.LISTS] + intAt(SegmentFormat.LISTS_AT, gramIndex);
    int end = at + listLength(gramIndex);
    int[] list = new int[end - at];
    int n = 0;
    int block = -1;
    while (at < end) {
      int step = 0;
      int shift = 0;
      byte b;
      do {
        b = file.get(at++);
        step |= (b & 0x7f) << shift;
        shift += 7;
      } while (b < 0);
      block += step;
      list[n++] = block;
    }
    return n == list.length ? list : Arrays.copyOf(list, n);
  }

  /** Rows with a content, at most {@code max}. */
  int[] rowsOf(ContentId content, int max) {
    int buckets = file.getInt(SegmentFormat.AT_BUCKETS);
    if (file.getInt(SegmentFormat.AT_CONTENTS) == 0) {
      return new int[0];
    }
    byte[] wanted = content.bytes();
    long first = ByteBuffer.wrap(wanted).getInt() & 0xffffffffL;
    int bucket = (int) (first >>> SegmentFormat.bucketShift(buckets));
    int low = intAt(SegmentFormat.BUCKETS, bucket);
    int end = intAt(SegmentFormat.BUCKETS, bucket + 1);
    int high = end;
    while (low < high) {
      int middle = low + high >>> 1;
      if (compare(intAt(SegmentFormat.CONTENT_ROWS, middle), wanted) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int[] found = new int[0];
    for (int i = low; i < end && found.length < max; i++) {
      int row = intAt(SegmentFormat.CONTENT_ROWS, i);
      if (compare(row, wanted) != 0) {
        break;
      }
      found = Arrays.copyOf(found, found.length + 1);
      found[found.length - 1] = row;
    }
    return found;
  }

  private int compare(int row, byte[] wanted) {
    int at = sections[SegmentFormat.CONTENTS] + ContentId.LENGTH * row;
    for (int i = 0; i < wanted.length; i++) {
      int difference = (file.get(at + i) & 0xff) - (wanted[i] & 0xff);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  /** The row of a key, or a negative number. */
  int rowOf(long key) {
    int low = 0;
    int high = rows - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      long there = file.getLong(sections[SegmentFormat.KEYS] + 8 * middle);
      if (there == key) {
        return intAt(SegmentFormat.KEY_ROWS, middle);
      }
      if (there < key) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** The key of each row. */
  long[] keys() {
    long[] keys = new long[rows];
    for (int i = 0; i < rows; i++) {
      keys[intAt(SegmentFormat.KEY_ROWS, i)] = file.getLong(sections[SegmentFormat.KEYS] + 8 * i);
    }
    return keys;
  }
}
