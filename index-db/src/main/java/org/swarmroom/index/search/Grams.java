package org.swarmroom.index.search;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects, block after block, which blocks hold which byte 2- and 3-grams: an open hash from gram
 * to its posting list of block numbers, each as a varint step from the one before.
 */
final class Grams {

  private static final int TWO = 1 << 24;

  private int[] grams = new int[1 << 14];
  private @Nullable Posting[] postings = new Posting[1 << 14];
  private int size;

  private static final class Posting {
    byte[] steps = new byte[4];
    int length;
    int last = -1;
  }

  static int of(byte a, byte b) {
    return TWO | (a & 0xff) << 8 | b & 0xff;
  }

  static int of(byte a, byte b, byte c) {
    return (a & 0xff) << 16 | (b & 0xff) << 8 | c & 0xff;
  }

  /** Adds the grams of a text in a block; blocks come in rising order. */
  void add(byte[] text, int block) {
    for (int i = 0; i + 1 < text.length; i++) {
      add(of(text[i], text[i + 1]), block);
      if (i + 2 < text.length) {
        add(of(text[i], text[i + 1], text[i + 2]), block);
      }
    }
  }

  private void add(int gram, int block) {
    Posting posting = posting(gram);
    if (posting.last == block) {
      return;
    }
    int step = block - posting.last;
    posting.last = block;
    if (posting.length + 5 > posting.steps.length) {
      posting.steps = Arrays.copyOf(posting.steps, posting.length * 2 + 6);
    }
    while (step > 0x7f) {
      posting.steps[posting.length++] = (byte) (step & 0x7f | 0x80);
      step >>>= 7;
    }
    posting.steps[posting.length++] = (byte) step;
  }

  private Posting posting(int gram) {
    int mask = grams.length - 1;
    int slot = gram * 0x9E3779B9 >>> 7 & mask;
    for (Posting found = postings[slot]; found != null; found = postings[slot]) {
      if (grams[slot] == gram) {
        return found;
      }
      slot = slot + 1 & mask;
    }
    if (size * 2 >= grams.length) {
      grow();
      return posting(gram);
    }
    Posting made = new Posting();
    grams[slot] = gram;
    postings[slot] = made;
    size++;
    return made;
  }

  private void grow() {
    int[] oldGrams = grams;
    @Nullable Posting[] oldPostings = postings;
    grams = new int[oldGrams.length * 2];
    postings = new Posting[oldGrams.length * 2];
    int mask = grams.length - 1;
    for (int i = 0; i < oldGrams.length; i++) {
      if (oldPostings[i] != null) {
        int slot = oldGrams[i] * 0x9E3779B9 >>> 7 & mask;
        while (postings[slot] != null) {
          slot = slot + 1 & mask;
        }
        grams[slot] = oldGrams[i];
        postings[slot] = oldPostings[i];
      }
    }
  }

  int size() {
    return size;
  }

  /** Writes grams in rising order, where each one's posting list begins and ends, and the lists. */
  void write(Bytes dictionary, Bytes offsets, Bytes lists) {
    long[] order = new long[size];
    int n = 0;
    for (int i = 0; i < grams.length; i++) {
      if (postings[i] != null) {
        order[n++] = (long) grams[i] << 32 | i;
      }
    }
    Arrays.sort(order);
    for (long entry : order) {
      Posting posting = postings[(int) entry];
      if (posting != null) {
        dictionary.putInt((int) (entry >>> 32));
        offsets.putInt(lists.length());
        lists.put(posting.steps, 0, posting.length);
      }
    }
    offsets.putInt(lists.length());
  }
}
