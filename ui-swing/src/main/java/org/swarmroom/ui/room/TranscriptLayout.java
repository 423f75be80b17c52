package org.swarmroom.ui.room;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Where each entry of a transcript stands, for any number of entries.
 *
 * <p>Invariant: {@code tops[i + 1] - tops[i] == heights[i]}; a height is exact if its bit is set
 * and else estimated from the width of the text, which takes no wrapping. Only entries near the
 * view are made exact, so that a new width costs a few operations an entry.
 */
final class TranscriptLayout {

  /** Sizes in pixels of the parts of an entry. */
  record Metrics(
      LineWrap.Advance advance, int line, int heading, int day, int gap, int pad, int card) {}

  private final Transcript transcript;
  private Metrics metrics;
  private int width = 400;
  private int size;
  private int[] textWidths = new int[256];
  private int[] heights = new int[256];
  private int[] tops = new int[257];
  private BitSet exact = new BitSet();

  TranscriptLayout(Transcript transcript, Metrics metrics) {
    this.transcript = transcript;
    this.metrics = metrics;
    changed(0, 0, transcript.size());
  }

  /** A new width of the text column in pixels, or new fonts. */
  void reflow(int newWidth, Metrics newMetrics) {
    boolean newFont = !newMetrics.equals(metrics);
    width = Math.max(40, newWidth);
    metrics = newMetrics;
    if (newFont) {
      measure(0, size);
    }
    exact.clear();
    estimate(0, size);
    stack(0);
  }

  Metrics metrics() {
    return metrics;
  }

  /** The transcript changed in this way. */
  void changed(int from, int removed, int added) {
    int tail = size - from - removed;
    makeRoom(size - removed + added);
    if (removed != added && tail > 0) {
      System.arraycopy(textWidths, from + removed, textWidths, from + added, tail);
      System.arraycopy(heights, from + removed, heights, from + added, tail);
    }
    var tailExact = exact.get(from + removed, from + removed + tail);
    exact.clear(from, Math.max(from, exact.length()));
    size = from + added + tail;
    measure(from, from + added);
    estimate(from, from + added);
    tailExact.stream().forEach(bit -> exact.set(from + added + bit));
    if (tail > 0) {
      exact.clear(from + added); // its heading and day depend on the entry before
    }
    stack(from);
  }

  int size() {
    return size;
  }

  /** Upper edge of an entry; of the entry behind the last one, the whole height. */
  int top(int index) {
    return tops[index];
  }

  int total() {
    return tops[size];
  }

  /** The entry at a height, or the nearest one; -1 if there is none. */
  int indexAt(int y) {
    if (size == 0) {
      return -1;
    }
    int found = Arrays.binarySearch(tops, 0, size + 1, y);
    int index = found >= 0 ? found : -found - 2;
    return Math.max(0, Math.min(size - 1, index));
  }

  /** Height above the first row of text: day, mark of what is new, gap and heading. */
  int lead(int index) {
    int lead =
        (transcript.startsDay(index) ? metrics.day() : 0)
            + (transcript.startsNew(index) ? metrics.day() : 0);
    lead += transcript.get(index).quote().isEmpty() ? 0 : metrics.line();
    if (transcript.startsGroup(index)) {
      return lead + metrics.gap() + metrics.heading();
    }
    return transcript.get(index).hasHeading() ? lead + metrics.pad() : lead + metrics.gap();
  }

  /** Ends of the rows of an entry's text. */
  int[] rows(int index) {
    return LineWrap.ends(transcript.get(index).text(), width, metrics.advance());
  }

  /**
   * Makes the heights of some entries exact.
   *
   * @return true if any of them changed
   */
  boolean exactly(int from, int to) {
    boolean changed = false;
    for (int i = exact.nextClearBit(from); i < to; i = exact.nextClearBit(i)) {
      int height = lead(i) + body(i, rowCount(i)) + metrics.pad();
      changed |= height != heights[i];
      heights[i] = height;
      exact.set(i);
    }
    if (changed) {
      stack(from);
    }
    return changed;
  }

  private int rowCount(int index) {
    var text = transcript.get(index).text();
    return textWidths[index] <= width && text.indexOf('\n') < 0 ? 1 : rows(index).length;
  }

  private int body(int index, int rows) {
    boolean card = transcript.get(index).kind() == Entry.Kind.OFFER;
    return card ? metrics.card() : rows * metrics.line();
  }

  private void makeRoom(int entries) {
    if (entries > heights.length) {
      int room = entries * 3 / 2;
      textWidths = Arrays.copyOf(textWidths, room);
      heights = Arrays.copyOf(heights, room);
      tops = Arrays.copyOf(tops, room + 1);
    }
  }

  private void measure(int from, int to) {
    for (int i = from; i < to; i++) {
      var text = transcript.get(i).text();
      textWidths[i] = LineWrap.width(text, 0, text.length(), metrics.advance());
    }
  }

  private void estimate(int from, int to) {
    for (int i = from; i < to; i++) {
      heights[i] = lead(i) + body(i, 1 + textWidths[i] / width) + metrics.pad();
    }
  }

  private void stack(int from) {
    for (int i = from; i < size; i++) {
      tops[i + 1] = tops[i] + heights[i];
    }
  }
}
