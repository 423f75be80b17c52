package org.swarmroom.chat.succession;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.swarmroom.chat.log.Stamp;

/**
 * Where stamps come from: one host in one epoch. It counts its lines from 1, so what is missing of
 * an origin is told by ranges. Written {@code epoch.host8}.
 *
 * @param host first 8 hex digits of the host's fingerprint
 */
public record StampOrigin(long epoch, String host) implements Comparable<StampOrigin> {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,18})\\.([0-9a-f]{8})");

  private static final Comparator<StampOrigin> ORDER =
      Comparator.comparingLong(StampOrigin::epoch).thenComparing(StampOrigin::host);

  public static StampOrigin of(Stamp stamp) {
    return new StampOrigin(stamp.epoch(), stamp.host());
  }

  public static Optional<StampOrigin> parse(String text) {
    var m = FORM.matcher(text);
    return m.matches()
        ? Optional.of(new StampOrigin(Long.parseLong(m.group(1)), m.group(2)))
        : Optional.empty();
  }

  @Override
  public int compareTo(StampOrigin other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return epoch + "." + host;
  }
}
