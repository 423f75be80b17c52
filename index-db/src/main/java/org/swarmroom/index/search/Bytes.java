package org.swarmroom.index.search;

import java.util.Arrays;

/** A byte array that grows; big-endian numbers, varints of 7 bits a byte. */
final class Bytes {

  private byte[] bytes = new byte[64];
  private int length;

  int length() {
    return length;
  }

  byte[] array() {
    return bytes;
  }

  void put(int value) {
    room(1);
    bytes[length++] = (byte) value;
  }

  void put(byte[] from, int offset, int count) {
    room(count);
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
  }

  void put(Bytes other) {
    put(other.bytes, 0, other.length);
  }

  void putInt(int value) {
    room(4);
    setInt(length, value);
    length += 4;
  }

  void putLong(long value) {
    putInt((int) (value >>> 32));
    putInt((int) value);
  }

  void putVarint(int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      put(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    put(rest);
  }

  void setInt(int at, int value) {
    bytes[at] = (byte) (value >>> 24);
    bytes[at + 1] = (byte) (value >>> 16);
    bytes[at + 2] = (byte) (value >>> 8);
    bytes[at + 3] = (byte) value;
  }

  private void room(int count) {
    if (bytes.length - length < count) {
      bytes =
          Arrays.copyOf(bytes, Math.max(length + count, Math.addExact(length, length >> 1) + 64));
    }
  }
}
