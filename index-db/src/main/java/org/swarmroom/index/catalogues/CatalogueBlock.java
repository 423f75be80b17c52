package org.swarmroom.index.catalogues;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.swarmroom.index.ContentId;

/**
 * A block of catalogue entries as bytes: version, count, the contents raw (hashes don't deflate),
 * the length of the rest, and the rest deflated: for each entry in the order of keys its key and
 * time as steps, its path as what it shares with the one before and what not, and its size.
 *
 * <p>Decoding trusts nothing: counts and lengths are bounded before anything is allocated.
 */
final class CatalogueBlock {

  static final int MAX_ENTRIES = 256;
  static final int MAX_PATH = 4_096;

  private static final int VERSION = 1;
  private static final int MAX_RAW = MAX_ENTRIES * (MAX_PATH + 40);

  private CatalogueBlock() {}

  static byte[] encode(SortedMap<Long, CatalogueEntry> entries) {
    if (entries.size() > MAX_ENTRIES) {
      throw new IllegalArgumentException(entries.size() + " entries in a block");
    }
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    block.write(VERSION);
    varlong(block, entries.size());
    long key = 0;
    long time = 0;
    byte[] path = new byte[0];
    for (Map.Entry<Long, CatalogueEntry> entry : entries.entrySet()) {
      block.writeBytes(entry.getValue().content().bytes());
      varlong(raw, zigzag(entry.getKey() - key));
      key = entry.getKey();
      byte[] next = entry.getValue().path().getBytes(StandardCharsets.UTF_8);
      int shared = Arrays.mismatch(path, next);
      shared = shared < 0 ? next.length : shared;
      varlong(raw, shared);
      varlong(raw, next.length - shared);
      raw.write(next, shared, next.length - shared);
      path = next;
      varlong(raw, entry.getValue().size());
      varlong(raw, zigzag(entry.getValue().modifiedAt() - time));
      time = entry.getValue().modifiedAt();
    }
    varlong(block, raw.size());
    deflate(raw.toByteArray(), block);
    return block.toByteArray();
  }

  /**
   * @throws DataFormatException if these are no such bytes
   */
  static TreeMap<Long, CatalogueEntry> decode(byte[] bytes) throws DataFormatException {
    try {
      return decode(ByteBuffer.wrap(bytes));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new DataFormatException("a block that ends too early");
    }
  }

  private static TreeMap<Long, CatalogueEntry> decode(ByteBuffer block) throws DataFormatException {
    if (block.get() != VERSION) {
      throw new DataFormatException("a block of another version");
    }
    int count = bounded(block, MAX_ENTRIES);
    ContentId[] contents = new ContentId[count];
    byte[] content = new byte[ContentId.LENGTH];
    for (int i = 0; i < count; i++) {
      block.get(content);
      contents[i] = ContentId.of(content);
    }
    ByteBuffer raw = ByteBuffer.wrap(inflate(block, bounded(block, MAX_RAW)));
    TreeMap<Long, CatalogueEntry> entries = new TreeMap<>();
    long key = 0;
    long time = 0;
    byte[] path = new byte[0];
    for (int i = 0; i < count; i++) {
      key += unzigzag(varlong(raw));
      int shared = bounded(raw, path.length);
      int rest = bounded(raw, MAX_PATH - shared);
      path = Arrays.copyOf(path, shared + rest);
      raw.get(path, shared, rest);
      long size = varlong(raw);
      time += unzigzag(varlong(raw));
      String text = new String(path, StandardCharsets.UTF_8);
      entries.put(key, new CatalogueEntry(contents[i], text, size, time));
    }
    return entries;
  }

  private static void deflate(byte[] raw, ByteArrayOutputStream into) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(raw);
      deflater.finish();
      byte[] chunk = new byte[8_192];
      while (!deflater.finished()) {
        into.write(chunk, 0, deflater.deflate(chunk));
      }
    } finally {
      deflater.end();
    }
  }

  private static byte[] inflate(ByteBuffer block, int length) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(block);
      byte[] raw = new byte[length];
      int done = 0;
      while (done < length) {
        int step = inflater.inflate(raw, done, length - done);
        if (step == 0) {
          throw new DataFormatException("a block that ends too early");
        }
        done += step;
      }
      return raw;
    } finally {
      inflater.end();
    }
  }

  private static int bounded(ByteBuffer from, int max) throws DataFormatException {
    long value = varlong(from);
    if (value < 0 || value > max) {
      throw new DataFormatException(value + " where at most " + max + " can be");
    }
    return (int) value;
  }

  private static void varlong(ByteArrayOutputStream into, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      into.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    into.write((int) rest);
  }

  private static long varlong(ByteBuffer from) throws DataFormatException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = from.get();
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new DataFormatException("a number of more than 64 bits");
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  private static long unzigzag(long value) {
    return value >>> 1 ^ -(value & 1);
  }
}
