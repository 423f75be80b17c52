package org.swarmroom.sharing.session;

import java.nio.ByteBuffer;
import org.swarmroom.sharing.pick.Block;
import org.swarmroom.sharing.wire.ExtendedHandshake;

/**
 * Between Swarmroom nodes: the longest request that a node answers, 4 bytes under {@value #FIELD}
 * in its extension handshake. Fewer and longer messages cost less; who does not say it is asked for
 * 16 KiB at a time (BEP 3).
 */
final class LongBlocks {

  static final String FIELD = "sr_block";

  /** The longest that is asked for, in bytes, and that is served by {@code sendfile}. */
  static final int LONGEST = 512 * 1024;

  /** The longest, in bytes, that is served where it must be read into memory first. */
  private static final int LONGEST_READ = 128 * 1024;

  private LongBlocks() {}

  /**
   * Bytes of the longest block served on a connection.
   *
   * @param zeroCopy whether blocks go there by {@code sendfile}
   */
  static int served(boolean zeroCopy) {
    return zeroCopy ? LONGEST : LONGEST_READ;
  }

  static byte[] offer(boolean zeroCopy) {
    return ByteBuffer.allocate(4).putInt(served(zeroCopy)).array();
  }

  /** Bytes that the peer may be asked for at once. */
  static int longest(ExtendedHandshake theirs) {
    return theirs
        .extra(FIELD)
        .filter(bytes -> bytes.length == 4)
        .map(bytes -> ByteBuffer.wrap(bytes).getInt())
        .map(bytes -> Math.max(Block.SIZE, Math.min(bytes, LONGEST)))
        .orElse(Block.SIZE);
  }
}
