package org.swarmroom.sharing.bencode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** A bencoded byte string. A parsed one is a view of the parsed bytes, which must not change. */
public final class BString implements BValue {

  private final byte[] array;
  private final int offset;
  private final int length;

  BString(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /** A string of these bytes, which must not be changed afterwards. */
  public static BString of(byte[] bytes) {
    return new BString(bytes, 0, bytes.length);
  }

  /** A string of the UTF-8 bytes of {@code text}. */
  public static BString of(String text) {
    return of(text.getBytes(UTF_8));
  }

  /** Number of bytes. */
  public int length() {
    return length;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /** The bytes read as UTF-8; wrong sequences become U+FFFD. */
  public String text() {
    return new String(array, offset, length, UTF_8);
  }

  /** Of {@link #text} at most the first {@code most} characters, never half of one. */
  public String text(int most) {
    String text = text();
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  byte[] array() {
    return array;
  }

  int offset() {
    return offset;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BString that
        && Arrays.equals(
            array, offset, offset + length, that.array, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  @Override
  public String toString() {
    return length <= 200 ? text() : "(" + length + " bytes)";
  }
}
