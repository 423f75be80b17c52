package org.swarmroom.ui.room;

import java.util.Arrays;

/**
 * Breaks text into rows of a width: after spaces where it can, inside a word where it must, always
 * at a line feed.
 */
final class LineWrap {

  /** Width of a character in pixels. */
  interface Advance {
    int of(char character);
  }

  private LineWrap() {}

  /**
   * The offset behind each row; the last is the text's length. An empty text has one row.
   *
   * @param width of a row in pixels; a row has at least one character
   */
  static int[] ends(String text, int width, Advance advance) {
    var ends = new int[4];
    int count = 0;
    int start = 0;
    int used = 0;
    int afterSpace = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        ends = append(ends, count++, i + 1);
        start = i + 1;
        used = 0;
        afterSpace = -1;
        continue;
      }
      used += advance.of(c);
      if (c == ' ') {
        afterSpace = i + 1;
      } else if (used > width && i > start && !Character.isLowSurrogate(c)) {
        int end = afterSpace > start ? afterSpace : i;
        ends = append(ends, count++, end);
        start = end;
        used = width(text, end, i + 1, advance);
        afterSpace = -1;
      }
    }
    ends = append(ends, count++, text.length());
    return Arrays.copyOf(ends, count);
  }

  /** Width of a piece of text in pixels. */
  static int width(String text, int from, int to, Advance advance) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += advance.of(text.charAt(i));
    }
    return sum;
  }

  private static int[] append(int[] ends, int count, int end) {
    var room = count < ends.length ? ends : Arrays.copyOf(ends, count * 2);
    room[count] = end;
    return room;
  }
}
