package org.swarmroom.chat.account;

import java.text.Normalizer;
import java.util.Optional;

/**
 * Brings passwords into the one form in which they are compared. Source: RFC 4013 (SASLprep) with
 * the tables of RFC 3454; normal forms are those of Java's Unicode, which is newer than the 3.2
 * named there. Code points that are not assigned are refused in both uses.
 */
public final class SaslPrep {

  private SaslPrep() {}

  /**
   * @return empty if the text holds what passwords must not
   */
  public static Optional<String> prepared(String text) {
    StringBuilder mapped = new StringBuilder();
    text.codePoints()
        .filter(c -> !vanishes(c))
        .map(c -> space(c) ? ' ' : c)
        .forEach(mapped::appendCodePoint);
    String normal = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
    boolean allowed = normal.codePoints().noneMatch(SaslPrep::prohibited) && oneDirection(normal);
    return allowed ? Optional.of(normal) : Optional.empty();
  }

  /** Table C.1.2: spaces that are not ASCII. */
  private static boolean space(int c) {
    return c == 0xa0
        || c == 0x1680
        || in(c, 0x2000, 0x200b)
        || c == 0x202f
        || c == 0x205f
        || c == 0x3000;
  }

  /** Table B.1, less the zero width space, which is a space above. */
  private static boolean vanishes(int c) {
    return c == 0xad
        || c == 0x34f
        || c == 0x1806
        || in(c, 0x180b, 0x180d)
        || in(c, 0x200c, 0x200d)
        || c == 0x2060
        || in(c, 0xfe00, 0xfe0f)
        || c == 0xfeff;
  }

  /** Tables C.2 to C.9, and A.1. */
  private static boolean prohibited(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> badForText(c);
    };
  }

  private static boolean badForText(int c) {
    return c == 0x340
        || c == 0x341
        || c == 0x6dd
        || c == 0x70f
        || c == 0x180e
        || in(c, 0x200e, 0x200f)
        || in(c, 0x202a, 0x202e)
        || in(c, 0x2061, 0x2063)
        || in(c, 0x206a, 0x206f)
        || in(c, 0x2ff0, 0x2ffb)
        || in(c, 0xfff9, 0xfffd)
        || in(c, 0x1d173, 0x1d17a)
        || in(c, 0xe0001, 0xe007f);
  }

  /** RFC 3454 section 6: with a letter that is read from the right all is, and both ends are. */
  private static boolean oneDirection(String text) {
    if (text.codePoints().noneMatch(SaslPrep::fromTheRight)) {
      return true;
    }
    return text.codePoints()
            .noneMatch(
                c -> Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT)
        && fromTheRight(text.codePointAt(0))
        && fromTheRight(text.codePointBefore(text.length()));
  }

  private static boolean fromTheRight(int c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  private static boolean in(int c, int first, int last) {
    return c >= first && c <= last;
  }
}
