package org.swarmroom.sharing.catalogue;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Numbers in groups of seven bits, the lowest first; small ones take a byte. Signed ones zigzag.
 */
final class Varint {

  static final int MAX_BYTES = 10;

  private Varint() {}

  static void put(ByteBuffer out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.put((byte) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  static void putSigned(ByteBuffer out, long value) {
    put(out, value << 1 ^ value >> 63);
  }

  static long get(ByteBuffer in) throws CatalogueFormatException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = next(in);
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new CatalogueFormatException("a number of more than 64 bits");
  }

  static long getSigned(ByteBuffer in) throws CatalogueFormatException {
    long value = get(in);
    return value >>> 1 ^ -(value & 1);
  }

  /** A number from 0 to {@code most}. */
  static int getBounded(ByteBuffer in, int most) throws CatalogueFormatException {
    long value = get(in);
    if (value < 0 || value > most) {
      throw new CatalogueFormatException("a length beyond " + most);
    }
    return (int) value;
  }

  private static byte next(ByteBuffer in) throws CatalogueFormatException {
    try {
      return in.get();
    } catch (BufferUnderflowException e) {
      throw new CatalogueFormatException("the end is missing");
    }
  }
}
