package org.swarmroom.index.query;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes as {@code size:} has them: {@code >1GB}, {@code <=700M}, {@code 10M-2G}, {@code 1.5G};
 * units are powers of 1024.
 *
 * @param min in bytes, inclusive
 * @param max in bytes, inclusive
 */
record SizeRange(long min, long max) {

  static final SizeRange ANY = new SizeRange(0, Long.MAX_VALUE);

  private static final Pattern SIZE =
      Pattern.compile("([0-9]{1,15}(?:[.,][0-9]{1,6})?)([KMGTP]?)(?:I?B)?");
  private static final Pattern BETWEEN =
      Pattern.compile("([^-.]+(?:\\.[0-9][^-.]*)?)(?:-|\\.\\.)(.+)");

  static SizeRange parse(String text) throws QueryException {
    String upper = text.toUpperCase(Locale.ROOT);
    for (String operator : new String[] {">=", "<=", ">", "<", "="}) {
      if (upper.startsWith(operator)) {
        long size = size(upper.substring(operator.length()), text);
        return switch (operator) {
          case ">=" -> new SizeRange(size, Long.MAX_VALUE);
          case "<=" -> new SizeRange(0, size);
          case ">" -> new SizeRange(size + 1, Long.MAX_VALUE);
          case "<" -> new SizeRange(0, size - 1);
          default -> new SizeRange(size, size);
        };
      }
    }
    Matcher between = BETWEEN.matcher(upper);
    if (between.matches()) {
      long low = size(between.group(1), text);
      long high = size(between.group(2), text);
      return new SizeRange(Math.min(low, high), Math.max(low, high));
    }
    long size = size(upper, text);
    return new SizeRange(size, size);
  }

  /** Both conditions at once; the range may be empty. */
  SizeRange and(SizeRange other) {
    return new SizeRange(Math.max(min, other.min), Math.min(max, other.max));
  }

  private static long size(String number, String whole) throws QueryException {
    Matcher matcher = SIZE.matcher(number);
    if (!matcher.matches()) {
      throw new QueryException(
          "\"size:%s\" is no size; write for example size:>1GB, size:<700M or size:10M-2G."
              .formatted(whole));
    }
    int shift = matcher.group(2).isEmpty() ? 0 : 10 * ("KMGTP".indexOf(matcher.group(2)) + 1);
    BigDecimal bytes =
        new BigDecimal(matcher.group(1).replace(',', '.'))
            .multiply(BigDecimal.valueOf(1L << shift));
    return bytes.min(BigDecimal.valueOf(Long.MAX_VALUE - 1)).longValue();
  }
}
