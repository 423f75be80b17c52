package org.swarmroom.sharing.dht;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * A place in the space of 160 bits: a node's id, or an infohash. Two places are as far from each
 * other as their XOR is great. Source: BEP 5, "Overview".
 */
final class NodeId {

  static final int BYTES = 20;
  static final int BITS = 8 * BYTES;

  private final byte[] bytes;

  private NodeId(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The id with these bytes, which are copied.
   *
   * @throws IllegalArgumentException if there are not 20 of them
   */
  static NodeId of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a node's id has 20 bytes, not " + bytes.length);
    }
    return new NodeId(bytes.clone());
  }

  static NodeId random(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new NodeId(bytes);
  }

  /** A copy of the bytes. */
  byte[] bytes() {
    return bytes.clone();
  }

  /** How many leading bits are the same, 0 to 160. */
  int sharedBits(NodeId other) {
    for (int i = 0; i < BYTES; i++) {
      int differing = (bytes[i] ^ other.bytes[i]) & 0xff;
      if (differing != 0) {
        return 8 * i + Integer.numberOfLeadingZeros(differing) - 24;
      }
    }
    return BITS;
  }

  /** Negative if {@code one} is closer to this than {@code other} is, 0 if they are the same. */
  int compareDistance(NodeId one, NodeId other) {
    for (int i = 0; i < BYTES; i++) {
      int difference = ((one.bytes[i] ^ bytes[i]) & 0xff) - ((other.bytes[i] ^ bytes[i]) & 0xff);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  /** A random id that shares exactly {@code bits} leading bits with this one. */
  NodeId neighbour(int bits, RandomGenerator random) {
    byte[] made = new byte[BYTES];
    random.nextBytes(made);
    for (int bit = 0; bit <= bits && bit < BITS; bit++) {
      int mask = 0x80 >> bit % 8;
      boolean wanted = (bytes[bit / 8] & mask) != 0 ^ bit == bits;
      made[bit / 8] = (byte) (wanted ? made[bit / 8] | mask : made[bit / 8] & ~mask);
    }
    return new NodeId(made);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NodeId that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
