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

  /** Longest block that is served, in bytes, and the longest that is asked for. */
  static final int LONGEST = 128 * 1024;

  private LongBlocks() {}

  static byte[] offer() {
    return ByteBuffer.allocate(4).putInt(LONGEST).array();
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
