package org.swarmroom.index.search;

/**
 * How well a name matches: all words in the name and not only in its folders, then all at the start
 * of words, then in the order written, then how many are in the name. Pure.
 */
final class Ranking {

  private static final int IN_NAME = 1 << 10;
  private static final int AT_STARTS = 1 << 9;
  private static final int IN_ORDER = 1 << 8;

  private Ranking() {}

  /** Greater is better. The text must match. */
  static int score(Pattern pattern, byte[] text, int from, int to) {
    int name = from;
    for (int i = to - 1; i >= from; i--) {
      if (text[i] == '/') {
        name = i + 1;
        break;
      }
    }
    int inName = 0;
    boolean atStarts = true;
    boolean inOrder = true;
    int next = name;
    byte[][] words = pattern.inOrder();
    for (byte[] word : words) {
      int first = Pattern.indexOf(text, name, to, word);
      if (first < 0) {
        continue;
      }
      inName++;
      atStarts &= startOfWord(text, name, to, word, first) >= 0;
      if (inOrder) {
        int after = Pattern.indexOf(text, next, to, word);
        inOrder = after >= 0;
        next = after + word.length;
      }
    }
    int score = Math.min(inName, 127);
    if (inName == words.length) {
      score |= IN_NAME;
      score |= atStarts ? AT_STARTS : 0;
      score |= inOrder ? IN_ORDER : 0;
    }
    return score;
  }

  private static int startOfWord(byte[] text, int name, int to, byte[] word, int first) {
    int at = first;
    while (at >= 0 && at > name && isLetterOrDigit(text[at - 1])) {
      at = Pattern.indexOf(text, at + 1, to, word);
    }
    return at;
  }

  private static boolean isLetterOrDigit(byte b) {
    return b < 0 || b >= 'a' && b <= 'z' || b >= '0' && b <= '9';
  }
}
