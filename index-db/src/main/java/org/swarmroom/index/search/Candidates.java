package org.swarmroom.index.search;

import java.util.Arrays;

/** Which blocks of a segment can hold all needles: the meeting of their grams' lists. Pure. */
final class Candidates {

  /** With so few blocks left, reading them is quicker than reading another list. */
  private static final int FEW = 4;

  private static final int MOST_GRAMS = 24;

  private Candidates() {}

  /** Blocks in rising order; a superset of those with a match. */
  static int[] of(Segment segment, byte[][] needles) {
    int[] grams = new int[MOST_GRAMS];
    int n = 0;
    for (byte[] needle : needles) {
      int width = Math.min(3, needle.length);
      for (int i = 0; width >= 2 && i + width <= needle.length && n < MOST_GRAMS; i++) {
        int gram =
            segment.gram(
                width == 2
                    ? Grams.of(needle[i], needle[i + 1])
                    : Grams.of(needle[i], needle[i + 1], needle[i + 2]));
        if (gram < 0) {
          return new int[0];
        }
        grams[n++] = gram;
      }
    }
    if (n == 0) {
      int[] all = new int[segment.blocks()];
      Arrays.setAll(all, block -> block);
      return all;
    }
    return meet(segment, shortestFirst(segment, grams, n));
  }

  private static int[] shortestFirst(Segment segment, int[] grams, int n) {
    long[] order = new long[n];
    for (int i = 0; i < n; i++) {
      order[i] = (long) segment.listLength(grams[i]) << 32 | grams[i];
    }
    Arrays.sort(order);
    return Arrays.stream(order).mapToInt(entry -> (int) entry).distinct().toArray();
  }

  private static int[] meet(Segment segment, int[] grams) {
    int[] blocks = segment.list(grams[0]);
    int count = blocks.length;
    for (int g = 1; g < grams.length && count > FEW; g++) {
      int[] other = segment.list(grams[g]);
      int kept = 0;
      int j = 0;
      for (int i = 0; i < count; i++) {
        while (j < other.length && other[j] < blocks[i]) {
          j++;
        }
        if (j < other.length && other[j] == blocks[i]) {
          blocks[kept++] = blocks[i];
        }
      }
      count = kept;
    }
    return Arrays.copyOf(blocks, count);
  }
}
