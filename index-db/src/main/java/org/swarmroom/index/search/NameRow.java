package org.swarmroom.index.search;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.FileType;
import org.swarmroom.index.query.Folding;

/**
 * A name in memory, as it is searched.
 *
 * @param path UTF-8, as its owner writes it
 * @param folded UTF-8 of the folded path; the same array as {@code path} if folding changes nothing
 * @param type ordinal of {@link FileType}
 */
record NameRow(
    long key, byte[] path, byte[] folded, long size, byte type, @Nullable ContentId content) {

  static NameRow of(long key, NameEntry entry) {
    byte[] path = entry.path().getBytes(StandardCharsets.UTF_8);
    String folded = Folding.fold(entry.path());
    return new NameRow(
        key,
        path,
        folded.equals(entry.path()) ? path : folded.getBytes(StandardCharsets.UTF_8),
        entry.size(),
        (byte) FileType.of(entry.path()).ordinal(),
        entry.content());
  }

  NameEntry entry() {
    return new NameEntry(new String(path, StandardCharsets.UTF_8), size, content);
  }

  /** Whether lower-casing ASCII letters alone gives the folded form. */
  boolean foldsAsAscii() {
    if (path.length != folded.length) {
      return false;
    }
    for (int i = 0; i < path.length; i++) {
      if (lower(path[i]) != folded[i]) {
        return false;
      }
    }
    return true;
  }

  static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
  }
}
