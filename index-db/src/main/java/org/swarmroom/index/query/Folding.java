package org.swarmroom.index.query;

import java.text.Normalizer;

/**
 * Folds text so that what looks alike is found: compatibility decomposition (NFKD), marks stripped,
 * lower case, final sigma as sigma. {@code "Ångström"} and {@code "ANGSTROM"} fold alike.
 *
 * <p>Folding twice changes nothing. Pure; any thread.
 */
public final class Folding {

  private Folding() {}

  public static String fold(String text) {
    return isAscii(text) ? lowerAscii(text) : foldUnicode(text);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String lowerAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        char[] lower = text.toCharArray();
        for (int j = i; j < lower.length; j++) {
          if (lower[j] >= 'A' && lower[j] <= 'Z') {
            lower[j] += 'a' - 'A';
          }
        }
        return new String(lower);
      }
    }
    return text;
  }

  private static String foldUnicode(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(decomposed.length());
    decomposed
        .codePoints()
        .filter(c -> !isMark(c))
        .map(c -> c == 'ς' ? 'σ' : Character.toLowerCase(c))
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static boolean isMark(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }
}
