package org.swarmroom.index;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Names a file's bytes: the 32-byte Merkle root over its 16 KiB blocks. Equal bytes have equal ids,
 * whatever their names.
 *
 * <p>Source: BEP 52, {@code pieces root}. Immutable.
 */
public final class ContentId implements Comparable<ContentId> {

  /** Length of an id, in bytes. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private ContentId(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @throws IllegalArgumentException if there are not 32 bytes
   */
  public static ContentId of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("A content id has 32 bytes, not " + bytes.length + ".");
    }
    return new ContentId(bytes.clone());
  }

  /**
   * @param hex 64 hexadecimal digits
   * @throws IllegalArgumentException if it is anything else; the message is one sentence
   */
  public static ContentId parse(String hex) {
    if (hex.length() != 2 * LENGTH) {
      throw new IllegalArgumentException(
          "A content id has 64 hexadecimal digits, not " + hex.length() + ".");
    }
    try {
      return new ContentId(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "A content id has only the digits 0 to 9 and a to f; copy it again.", e);
    }
  }

  /** A copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** By unsigned bytes. */
  @Override
  public int compareTo(ContentId other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContentId that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** 64 lower-case hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
