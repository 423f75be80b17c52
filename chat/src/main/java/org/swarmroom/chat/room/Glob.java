package org.swarmroom.chat.room;

/**
 * Masks with {@code *} and {@code ?}. Source: RFC 2812 section 2.5. Takes time in proportion to
 * both lengths at worst, whatever the mask.
 */
final class Glob {

  private Glob() {}

  static boolean matches(String mask, String text) {
    int m = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (m < mask.length() && mask.charAt(m) == '*') {
        star = m++;
        resume = t;
      } else if (m < mask.length() && (mask.charAt(m) == '?' || mask.charAt(m) == text.charAt(t))) {
        m++;
        t++;
      } else if (star >= 0) {
        m = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (m < mask.length() && mask.charAt(m) == '*') {
      m++;
    }
    return m == mask.length();
  }
}
