package org.swarmroom.sharing.disk;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.swarmroom.sharing.pick.Block;

/** Hashing of direct buffers through one scratch array a thread. */
final class Digests {

  private static final int SCRATCH = 32 * 1024;
  private static final ThreadLocal<byte[]> SCRATCHES =
      ThreadLocal.withInitial(() -> new byte[SCRATCH]);

  private Digests() {}

  static MessageDigest sha1() {
    return named("SHA-1");
  }

  static MessageDigest sha256() {
    return named("SHA-256");
  }

  private static MessageDigest named(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  static void update(MessageDigest digest, ByteBuffer data) {
    var rest = data.duplicate();
    if (rest.hasArray()) {
      digest.update(rest);
      return;
    }
    var scratch = SCRATCHES.get();
    while (rest.hasRemaining()) {
      int part = Math.min(scratch.length, rest.remaining());
      rest.get(scratch, 0, part);
      digest.update(scratch, 0, part);
    }
  }

  static void updateZeros(MessageDigest digest, int count) {
    var zeros = new byte[Math.min(count, SCRATCH)];
    for (int left = count; left > 0; left -= zeros.length) {
      digest.update(zeros, 0, Math.min(left, zeros.length));
    }
  }

  static List<byte[]> ofBlocks(MessageDigest digest, ByteBuffer data) {
    var digests = new ArrayList<byte[]>(data.remaining() / Block.SIZE + 1);
    for (int at = data.position(); at < data.limit(); at += Block.SIZE) {
      update(digest, data.slice(at, Math.min(Block.SIZE, data.limit() - at)));
      digests.add(digest.digest());
    }
    return digests;
  }
}
