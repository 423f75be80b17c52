package org.swarmroom.sharing.content;

/** The bytes that the golden torrents were made of: the same row, cut at any length. */
public final class Pattern {

  private Pattern() {}

  public static byte[] bytes(int size) {
    byte[] out = new byte[size];
    long x = 12345;
    for (int i = 0; i < size; i++) {
      x = x * 1103515245 + 12345 & 0x7fffffff;
      out[i] = (byte) (x >> 16);
    }
    return out;
  }
}
