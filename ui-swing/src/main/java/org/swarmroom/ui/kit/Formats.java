package org.swarmroom.ui.kit;

import static org.swarmroom.ui.kit.Texts.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Numbers as people read them: sizes in powers of 1024, rates, durations, times of day. Any thread.
 */
public final class Formats {

  /** A petabyte a second is no rate but a slip of the keyboard. */
  private static final double MOST = 0x1p50;

  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB", "PB"};
  private static final Pattern RATE =
      Pattern.compile("(\\d+(?:[.,]\\d+)?)\\s*([KMGT]?)(?:I?B)?(?:/S)?");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL);

  private Formats() {}

  /** Bytes with three significant digits, such as {@code 1.46 GB}. */
  public static String size(long bytes) {
    int unit = 0;
    double value = Math.max(0, bytes);
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    if (unit == 0) {
      return (long) value + " " + UNITS[0];
    }
    int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return String.format(Locale.getDefault(), "%." + decimals + "f %s", value, UNITS[unit]);
  }

  /** Bytes a second, empty for 0. */
  public static String rate(long bytesPerSecond) {
    return bytesPerSecond <= 0 ? "" : text("format.rate", size(bytesPerSecond));
  }

  /** A whole number with its thousands separated. */
  public static String count(long number) {
    return String.format(Locale.getDefault(), "%,d", number);
  }

  /** Seconds as at most two units, empty for negative ones. */
  public static String duration(long seconds) {
    if (seconds < 0) {
      return "";
    }
    if (seconds < 60) {
      return text("format.seconds", count(seconds));
    }
    if (seconds < 3600) {
      return text("format.minutes", count(seconds / 60), count(seconds % 60));
    }
    if (seconds < 86_400) {
      return text("format.hours", count(seconds / 3600), count(seconds % 3600 / 60));
    }
    return text("format.days", count(seconds / 86_400), count(seconds % 86_400 / 3600));
  }

  /** Time of day of an epoch millisecond, such as {@code 14:05}. */
  public static String clock(long at) {
    return CLOCK.format(Instant.ofEpochMilli(at).atZone(ZoneId.systemDefault()));
  }

  /** The day an epoch millisecond falls on here. */
  public static LocalDate day(long at) {
    return Instant.ofEpochMilli(at).atZone(ZoneId.systemDefault()).toLocalDate();
  }

  /** A day in full words. */
  public static String day(LocalDate day) {
    return DAY.withLocale(Locale.getDefault()).format(day);
  }

  /**
   * Reads {@code 500K}, {@code 1.5 MB/s} or {@code 0}: bytes (a second), powers of 1024; empty when
   * it is none of these.
   */
  public static OptionalLong parseRate(String typed) {
    var match = RATE.matcher(typed.strip().toUpperCase(Locale.ROOT));
    if (!match.matches()) {
      return OptionalLong.empty();
    }
    int power = match.group(2).isEmpty() ? 0 : " KMGT".indexOf(match.group(2));
    double value = Double.parseDouble(match.group(1).replace(',', '.')) * Math.pow(1024, power);
    return value > MOST ? OptionalLong.empty() : OptionalLong.of(Math.round(value));
  }

  /**
   * The shortest text that {@link #parseRate} reads back as the same number of bytes, empty for 0.
   */
  public static String rateField(long bytesPerSecond) {
    if (bytesPerSecond <= 0) {
      return "";
    }
    if (bytesPerSecond % (1 << 20) == 0) {
      return bytesPerSecond / (1 << 20) + "M";
    }
    return bytesPerSecond % 1024 == 0 ? bytesPerSecond / 1024 + "K" : Long.toString(bytesPerSecond);
  }
}
