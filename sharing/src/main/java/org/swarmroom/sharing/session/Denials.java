package org.swarmroom.sharing.session;

import java.util.BitSet;

/**
 * Pieces that a peer says it has and does not give, though it lets us ask. It is not asked for them
 * again for a while: a peer that rejects whatever it is asked for would be asked in a circle, as
 * fast as the connection carries it. Confined to the session's event loop.
 */
final class Denials {

  private static final long PAUSE_MILLIS = 30_000;

  private final BitSet pieces = new BitSet();
  private long until;

  void note(int piece, long now) {
    pieces.set(piece);
    until = now + PAUSE_MILLIS;
  }

  /** What the peer may be asked for, of what it has. */
  BitSet without(BitSet has, long now) {
    if (pieces.isEmpty()) {
      return has;
    }
    if (isOver(now)) {
      pieces.clear();
      return has;
    }
    var rest = (BitSet) has.clone();
    rest.andNot(pieces);
    return rest;
  }

  /** Whether there were some, and their pause is over. */
  boolean isOver(long now) {
    return !pieces.isEmpty() && now >= until;
  }
}
