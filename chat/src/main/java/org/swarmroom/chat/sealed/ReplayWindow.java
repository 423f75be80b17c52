package org.swarmroom.chat.sealed;

import java.util.BitSet;

/**
 * Takes each number once. Of numbers more than {@value #SIZE} below the highest it does not know
 * any more whether they came, so it takes none. Source: RFC 6479, the idea.
 */
final class ReplayWindow {

  static final int SIZE = 1_024;

  private final BitSet seen = new BitSet(SIZE);
  private long highest;

  /** Whether it is the first time. */
  boolean take(long number) {
    if (number < 1 || number <= highest - SIZE) {
      return false;
    }
    if (number > highest) {
      if (number - highest >= SIZE) {
        seen.clear();
      } else {
        for (long n = highest + 1; n <= number; n++) {
          seen.clear((int) (n % SIZE));
        }
      }
      highest = number;
    }
    int at = (int) (number % SIZE);
    boolean first = !seen.get(at);
    seen.set(at);
    return first;
  }
}
