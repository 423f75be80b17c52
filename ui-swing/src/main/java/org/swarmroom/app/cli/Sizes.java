package org.swarmroom.app.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes and rates as people write them: {@code 500K}, {@code 60M}, {@code 1.5G}; bytes, powers of
 * 1024, a rate is per second.
 */
public final class Sizes {

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{1,18}(?:\\.\\d{1,9})?)\\s*([KMGTP]?)(?:i?B)?(?:/s)?", Pattern.CASE_INSENSITIVE);
  private static final String UNITS = "KMGTP";

  private Sizes() {}

  /**
   * Reads a size.
   *
   * @return bytes
   * @throws IllegalArgumentException with a sentence when it is no size
   */
  public static long parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a size; write one such as 500K, 60M or 1.5G.");
    }
    int power = UNITS.indexOf(form.group(2).toUpperCase(Locale.ROOT)) + 1;
    BigDecimal unit =
        form.group(2).isEmpty() ? BigDecimal.ONE : BigDecimal.valueOf(1024).pow(power);
    BigDecimal bytes = new BigDecimal(form.group(1)).multiply(unit);
    if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("\"" + text + "\" is too large for a size.");
    }
    return bytes.longValue();
  }

  /** Short and for people: {@code 0 B}, {@code 1.5 KB}, {@code 23 MB}. */
  public static String format(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (value >= 1023.95 && unit < UNITS.length() - 1) {
      value /= 1024;
      unit++;
    }
    String form = value < 9.95 ? "%.1f %cB" : "%.0f %cB";
    return String.format(Locale.ROOT, form, value, UNITS.charAt(unit));
  }
}
