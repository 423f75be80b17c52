package org.swarmroom.index.search;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.swarmroom.index.FileType;
import org.swarmroom.index.query.Query;

/** A query as bytes, to be held against folded names. Immutable. */
final class Pattern {

  private final byte[][] needles;
  private final byte[][] inOrder;
  private final byte[][] excluded;
  private final int types;
  private final long minSize;
  private final long maxSize;

  Pattern(Query query) {
    needles = bytes(query.needles());
    inOrder = bytes(Stream.concat(query.words().stream(), query.phrases().stream()).toList());
    excluded = bytes(query.excluded());
    int bits = 0;
    for (FileType type : query.types()) {
      bits |= 1 << type.ordinal();
    }
    types = bits == 0 ? -1 : bits;
    minSize = query.minSize();
    maxSize = query.maxSize();
  }

  private static byte[][] bytes(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }

  /** What must be found, the longest first. */
  byte[][] needles() {
    return needles;
  }

  /** The same as written. */
  byte[][] inOrder() {
    return inOrder;
  }

  boolean mayHold(int typesOfBlock, long greatestSize) {
    return (typesOfBlock & types) != 0 && greatestSize >= minSize;
  }

  boolean admits(byte type, long size) {
    return (1 << type & types) != 0 && size >= minSize && size <= maxSize;
  }

  boolean matches(byte[] text, int from, int to) {
    for (byte[] needle : needles) {
      if (indexOf(text, from, to, needle) < 0) {
        return false;
      }
    }
    for (byte[] needle : excluded) {
      if (indexOf(text, from, to, needle) >= 0) {
        return false;
      }
    }
    return true;
  }

  static int indexOf(byte[] text, int from, int to, byte[] needle) {
    byte first = needle[0];
    int last = to - needle.length;
    for (int i = from; i <= last; i++) {
      if (text[i] == first) {
        int j = 1;
        while (j < needle.length && text[i + j] == needle[j]) {
          j++;
        }
        if (j == needle.length) {
          return i;
        }
      }
    }
    return -1;
  }
}
