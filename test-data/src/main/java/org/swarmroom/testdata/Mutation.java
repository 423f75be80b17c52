package org.swarmroom.testdata;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/** Changes input at random: bits, bytes, numbers, parts cut out, doubled, or taken from another. */
final class Mutation {

  /** Longest input that is changed, in bytes. */
  static final int LONGEST = 8 << 10;

  private static final int[] EDGES = {0, 1, 0x7f, 0x80, 0xff, ':', 'e', 'd', 'l', 'i', '9', '-'};

  private final Random random;
  private final List<byte[]> from;

  Mutation(Random random, List<byte[]> from) {
    this.random = random;
    this.from = from;
  }

  byte[] next() {
    byte[] bytes = any().clone();
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      bytes = change(bytes);
    }
    return bytes;
  }

  private byte[] any() {
    return from.get(random.nextInt(from.size()));
  }

  private byte[] change(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int length = Math.min(bytes.length - at, random.nextInt(12));
    switch (random.nextInt(6)) {
      case 0 -> {
        return splice(bytes, at, length, new byte[0]);
      }
      case 1 -> {
        byte[] other = any();
        int start = random.nextInt(other.length + 1);
        int end = start + random.nextInt(Math.min(64, other.length - start) + 1);
        return splice(bytes, at, length, java.util.Arrays.copyOfRange(other, start, end));
      }
      case 2 -> {
        return splice(bytes, at, 0, java.util.Arrays.copyOfRange(bytes, at, at + length));
      }
      case 3 -> {
        byte[] noise = new byte[random.nextInt(9)];
        random.nextBytes(noise);
        return splice(bytes, at, length, noise);
      }
      case 4 -> {
        if (at < bytes.length) {
          bytes[at] = (byte) EDGES[random.nextInt(EDGES.length)];
        }
        return bytes;
      }
      default -> {
        if (at < bytes.length) {
          bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
      }
    }
  }

  private static byte[] splice(byte[] bytes, int at, int skip, byte[] with) {
    var out = new ByteArrayOutputStream(bytes.length + with.length);
    out.write(bytes, 0, at);
    out.writeBytes(with);
    out.write(bytes, at + skip, bytes.length - at - skip);
    return out.toByteArray();
  }
}
