package org.swarmroom.index.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import org.swarmroom.index.ContentId;

/** Makes a segment from rows; see {@link SegmentFormat}. Single use. */
final class SegmentBuilder {

  /**
   * Names beyond this are left out: no honest owner comes near, and a segment must fit a buffer.
   */
  private static final int MAX_TEXT = 768 << 20;

  private final Bytes[] sections = new Bytes[SegmentFormat.SECTIONS];
  private final Grams grams = new Grams();
  private final List<NameRow> rows;

  private SegmentBuilder(Collection<NameRow> unordered) {
    rows = new ArrayList<>(unordered);
    rows.sort((a, b) -> Arrays.compareUnsigned(a.path(), b.path()));
    Arrays.setAll(sections, i -> new Bytes());
  }

  static Segment build(String owner, long stamp, Collection<NameRow> rows) {
    return Segment.of(ByteBuffer.wrap(new SegmentBuilder(rows).bytes(owner, stamp)));
  }

  private byte[] bytes(String owner, long stamp) {
    int blocks = 0;
    for (int from = 0; from < rows.size(); from += SegmentFormat.BLOCK) {
      if (sections[SegmentFormat.TEXT].length() > MAX_TEXT) {
        rows.subList(from, rows.size()).clear();
        break;
      }
      block(rows.subList(from, Math.min(rows.size(), from + SegmentFormat.BLOCK)), blocks++);
    }
    sections[SegmentFormat.BLOCKS].putInt(sections[SegmentFormat.TEXT].length());
    grams.write(
        sections[SegmentFormat.GRAMS],
        sections[SegmentFormat.LISTS_AT],
        sections[SegmentFormat.LISTS]);
    columns();
    int[] withContent = contentOrder();
    int buckets = Math.max(1, Integer.highestOneBit(Math.max(1, withContent.length)));
    buckets(withContent, buckets);
    keys();
    return assemble(owner, stamp, blocks, buckets, withContent.length);
  }

  private void block(List<NameRow> block, int number) {
    Bytes text = sections[SegmentFormat.TEXT];
    sections[SegmentFormat.BLOCKS].putInt(text.length());
    int types = 0;
    long greatest = 0;
    int folded = 0;
    byte[] before = new byte[0];
    for (int i = 0; i < block.size(); i++) {
      NameRow row = block.get(i);
      types |= 1 << row.type();
      greatest = Math.max(greatest, row.size());
      folded |= row.foldsAsAscii() ? 0 : 1 << i;
      grams.add(row.folded(), number);
      frontCode(text, before, row.path());
      before = row.path();
    }
    before = new byte[0];
    for (int i = 0; i < block.size(); i++) {
      if ((folded & 1 << i) != 0) {
        frontCode(text, before, block.get(i).folded());
        before = block.get(i).folded();
      }
    }
    sections[SegmentFormat.MASKS].put(types);
    sections[SegmentFormat.SIZES_TO].putLong(greatest);
    sections[SegmentFormat.FOLDED].putInt(folded);
  }

  private static void frontCode(Bytes text, byte[] before, byte[] path) {
    int shared = Arrays.mismatch(before, path);
    shared = shared < 0 ? path.length : shared;
    text.putVarint(shared);
    text.putVarint(path.length - shared);
    text.put(path, shared, path.length - shared);
  }

  private void columns() {
    byte[] none = new byte[ContentId.LENGTH];
    for (NameRow row : rows) {
      ContentId content = row.content();
      sections[SegmentFormat.SIZES].putLong(row.size());
      sections[SegmentFormat.TYPES].put(row.type());
      sections[SegmentFormat.CONTENTS].put(
          content == null ? none : content.bytes(), 0, ContentId.LENGTH);
    }
  }

  private int[] contentOrder() {
    byte[] contents = sections[SegmentFormat.CONTENTS].array();
    List<Integer> order = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).content() != null) {
        order.add(row);
      }
    }
    order.sort(
        (a, b) ->
            Arrays.compareUnsigned(
                contents,
                a * ContentId.LENGTH,
                (a + 1) * ContentId.LENGTH,
                contents,
                b * ContentId.LENGTH,
                (b + 1) * ContentId.LENGTH));
    return order.stream().mapToInt(row -> row).toArray();
  }

  private void buckets(int[] order, int buckets) {
    ByteBuffer contents = ByteBuffer.wrap(sections[SegmentFormat.CONTENTS].array());
    int shift = SegmentFormat.bucketShift(buckets);
    int next = 0;
    for (int i = 0; i < order.length; i++) {
      long first = contents.getInt(order[i] * ContentId.LENGTH) & 0xffffffffL;
      for (; next <= (int) (first >>> shift); next++) {
        sections[SegmentFormat.BUCKETS].putInt(i);
      }
      sections[SegmentFormat.CONTENT_ROWS].putInt(order[i]);
    }
    for (; next <= buckets; next++) {
      sections[SegmentFormat.BUCKETS].putInt(order.length);
    }
  }

  private void keys() {
    List<Integer> order = new ArrayList<>(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      order.add(row);
    }
    order.sort(Comparator.comparingLong(row -> rows.get(row).key()));
    for (int row : order) {
      sections[SegmentFormat.KEYS].putLong(rows.get(row).key());
      sections[SegmentFormat.KEY_ROWS].putInt(row);
    }
  }

  private byte[] assemble(String owner, long stamp, int blocks, int buckets, int contents) {
    byte[] name = owner.getBytes(StandardCharsets.UTF_8);
    int at = SegmentFormat.AT_OWNER + 4 + name.length;
    long end = at;
    for (Bytes section : sections) {
      end += section.length();
    }
    ByteBuffer file = ByteBuffer.allocate(Math.toIntExact(end));
    file.putLong(SegmentFormat.MAGIC)
        .putInt(0)
        .putInt(0)
        .putInt(SegmentFormat.FORMAT)
        .putInt(rows.size())
        .putInt(blocks)
        .putInt(grams.size())
        .putLong(stamp)
        .putInt(buckets)
        .putInt(contents);
    for (Bytes section : sections) {
      file.putInt(at);
      at += section.length();
    }
    file.putInt(at).putInt(name.length).put(name);
    for (Bytes section : sections) {
      file.put(section.array(), 0, section.length());
    }
    CRC32C crc = new CRC32C();
    crc.update(file.array(), SegmentFormat.AT_FORMAT, file.position() - SegmentFormat.AT_FORMAT);
    return file.putInt(SegmentFormat.AT_CRC, (int) crc.getValue()).array();
  }
}
