package org.swarmroom.chat.log;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line's place in the order of its room: the host's epoch, the first 8 hex digits of the host's
 * fingerprint, and a number that the host counts up. Written {@code epoch.host.number}; the order
 * of stamps is the order of the room.
 */
public record Stamp(long epoch, String host, long number) implements Comparable<Stamp> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.([0-9a-f]{8})\\.(\\d{1,18})");

  private static final Comparator<Stamp> ORDER =
      Comparator.comparingLong(Stamp::epoch)
          .thenComparing(Stamp::host)
          .thenComparingLong(Stamp::number);

  public static Optional<Stamp> parse(String text) {
    var m = FORM.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Stamp(Long.parseLong(m.group(1)), m.group(2), Long.parseLong(m.group(3))));
  }

  @Override
  public int compareTo(Stamp other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return epoch + "." + host + "." + number;
  }
}
