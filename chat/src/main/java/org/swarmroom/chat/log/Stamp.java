package org.swarmroom.chat.log;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a host gives each line of its room: its epoch, the first 8 hex digits of its fingerprint,
 * and a number. Written {@code epoch.host.number}.
 *
 * <p>Invariant: the numbers of one host in one epoch are 1, 2, 3 and so on, so a log can tell what
 * it lacks, see {@link StampRange}. The order of lines is not that of stamps alone: {@link
 * Line#ORDER} puts the host's time between epoch and host, because hosts that are linked stamp in
 * one epoch at the same time.
 */
public record Stamp(long epoch, String host, long number) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.([0-9a-f]{8})\\.(\\d{1,18})");

  public static Optional<Stamp> parse(String text) {
    var m = FORM.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Stamp(Long.parseLong(m.group(1)), m.group(2), Long.parseLong(m.group(3))));
  }

  @Override
  public String toString() {
    return epoch + "." + host + "." + number;
  }
}
