package org.swarmroom.sharing.pick;

import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * Pieces in order of how many peers have them. Invariant: {@code order} holds every piece once;
 * bucket {@code b} is the range {@code [start[b], start[b + 1])} and holds the candidates that
 * {@code b} peers have. Pieces that are no candidates lie in front of bucket 0. Every change moves
 * a piece over bucket borders by swaps: cost does not depend on the number of pieces.
 */
final class RarityIndex {

  private final int[] order;
  private final int[] position;
  private final int[] availability;
  private final BitSet candidates = new BitSet();
  private int[] start = new int[4];
  private int buckets = 1;

  RarityIndex(int pieces) {
    order = new int[pieces];
    position = new int[pieces];
    availability = new int[pieces];
    for (int i = 0; i < pieces; i++) {
      order[i] = i;
      position[i] = i;
    }
    candidates.set(0, pieces);
    Arrays.fill(start, 1, start.length, pieces);
  }

  int availability(int piece) {
    return availability[piece];
  }

  void increment(int piece) {
    int to = ++availability[piece];
    grow(to);
    if (candidates.get(piece)) {
      moveUp(piece, to - 1);
    }
  }

  void decrement(int piece) {
    int from = availability[piece]--;
    if (candidates.get(piece)) {
      moveDown(piece, from);
    }
  }

  /** Takes a piece out of the order: it is started or there. */
  void remove(int piece) {
    if (candidates.get(piece)) {
      for (int b = availability[piece]; b >= 0; b--) {
        moveDown(piece, b);
      }
      candidates.clear(piece);
    }
  }

  void add(int piece) {
    if (!candidates.get(piece)) {
      candidates.set(piece);
      for (int b = -1; b < availability[piece]; b++) {
        moveUp(piece, b);
      }
    }
  }

  boolean isEmpty() {
    return candidates.isEmpty();
  }

  /** A rarest candidate that the peer has, ties at random; -1 where there is none. */
  int rarest(BitSet peerHas, RandomGenerator random) {
    for (int b = 1; b < buckets; b++) {
      int from = start[b];
      int size = start[b + 1] - from;
      if (size > 0) {
        int first = random.nextInt(size);
        for (int i = 0; i < size; i++) {
          int piece = order[from + (first + i) % size];
          if (peerHas.get(piece)) {
            return piece;
          }
        }
      }
    }
    return -1;
  }

  /** The candidate with the lowest number that the peer has; -1 where there is none. */
  int lowest(BitSet peerHas) {
    for (int p = candidates.nextSetBit(0); p >= 0; p = candidates.nextSetBit(p + 1)) {
      if (peerHas.get(p)) {
        return p;
      }
    }
    return -1;
  }

  /**
   * From bucket {@code b} (-1: no candidate) to the next: the piece becomes its bucket's last, and
   * the border moves before it.
   */
  private void moveUp(int piece, int b) {
    swap(piece, start[b + 1] - 1);
    start[b + 1]--;
  }

  /** From bucket {@code b} to the one before. */
  private void moveDown(int piece, int b) {
    swap(piece, start[b]);
    start[b]++;
  }

  private void swap(int piece, int to) {
    int from = position[piece];
    int other = order[to];
    order[from] = other;
    position[other] = from;
    order[to] = piece;
    position[piece] = to;
  }

  private void grow(int bucket) {
    if (bucket + 2 > start.length) {
      int old = start.length;
      start = Arrays.copyOf(start, Math.max(bucket + 2, old * 2));
      Arrays.fill(start, old, start.length, order.length);
    }
    buckets = Math.max(buckets, bucket + 1);
  }
}
