package org.swarmroom.sharing.pick;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The blocks of a piece that is being fetched. Each block is free, asked of {@code requester}, or
 * received from {@code sender}.
 */
final class StartedPiece {

  static final int NOBODY = -1;

  final int piece;
  final int[] requester;
  final int[] sender;
  private final boolean solo;
  private final byte[] moves;

  /** Who was asked last; of a solo piece nobody else may be, while it owes us a block of it. */
  private int owner = NOBODY;

  private int restarts;
  private int free;
  private int missing;
  private int hint;

  /**
   * @param solo whether it is to come from one peer alone
   */
  StartedPiece(int piece, int blocks, boolean solo) {
    this.piece = piece;
    this.solo = solo;
    requester = new int[blocks];
    sender = new int[blocks];
    moves = new byte[blocks];
    Arrays.fill(requester, NOBODY);
    Arrays.fill(sender, NOBODY);
    free = blocks;
    missing = blocks;
  }

  boolean hasFree() {
    return free > 0;
  }

  boolean mayTake(int peer) {
    return !solo || owner == peer || Arrays.stream(requester).noneMatch(r -> r == owner);
  }

  /** Of a solo piece nobody else's blocks are taken than those of whom it is asked now. */
  boolean mayGive(int peer) {
    return !solo || owner == peer;
  }

  /**
   * A solo piece comes from another peer from its start on; so often at most.
   *
   * @return whether it does: its first block is asked of that one
   */
  boolean restart(int from, int to, int most) {
    if (!solo || isFull() || owner != from || from == to || restarts >= most) {
      return false;
    }
    restarts++;
    Arrays.fill(requester, NOBODY);
    Arrays.fill(sender, NOBODY);
    free = requester.length;
    missing = requester.length;
    hint = 0;
    take(to);
    return true;
  }

  boolean isSolo() {
    return solo;
  }

  boolean isFull() {
    return missing == 0;
  }

  boolean isIdle() {
    return missing == free;
  }

  int received() {
    return sender.length - missing;
  }

  boolean has(int block) {
    return sender[block] != NOBODY;
  }

  /** The first free block, now asked of {@code peer}. */
  int take(int peer) {
    while (requester[hint] != NOBODY || sender[hint] != NOBODY) {
      hint = (hint + 1) % requester.length;
    }
    owner = peer;
    requester[hint] = peer;
    free--;
    return hint;
  }

  void release(int block, int nextRequester) {
    requester[block] = nextRequester;
    if (nextRequester == NOBODY) {
      free++;
      hint = Math.min(hint, block);
    }
  }

  /** A block moves so often at most: so no more peers than that send it in vain. */
  boolean reassign(int block, int from, int to, int most) {
    if (solo || requester[block] != from || moves[block] >= most) {
      return false;
    }
    moves[block]++;
    requester[block] = to;
    return true;
  }

  void receive(int block, int peer) {
    if (requester[block] == NOBODY) {
      free--;
    }
    requester[block] = NOBODY;
    sender[block] = peer;
    missing--;
  }

  /** Blocks asked for and not yet received. */
  BitSet pending() {
    var pending = new BitSet(requester.length);
    for (int b = 0; b < requester.length; b++) {
      if (requester[b] != NOBODY) {
        pending.set(b);
      }
    }
    return pending;
  }

  List<Integer> senders() {
    return Arrays.stream(sender).boxed().toList();
  }
}
