package org.swarmroom.chat.log;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line said in a room or to one member.
 *
 * <p>Invariant: the same id is the same line; who stores or shows a line twice has missed that. Of
 * two stamps of one line the one that comes first in {@link #ORDER} counts, with its time. The text
 * holds no CR, LF or NUL.
 *
 * @param id made by the sender, or by the host for stock clients; the IRCv3 {@code msgid}
 * @param stamp given by the host, see {@link Stamp}; empty for private lines and on networks
 *     without stamps
 * @param at the stamping host's time, epoch ms; it rises with each line the host stamps
 * @param room the room's name as its link has it
 * @param from nick at that time
 * @param account fingerprint of the sender's certificate, or the name of its account, or empty when
 *     it has none
 * @param to {@code #channel}, or a nick for a private line
 * @param text without CTCP framing
 * @param tags client-only tags in their order, with their {@code +}; bounded by {@link
 *     org.swarmroom.chat.irc.ClientTags}
 */
public record Line(
    String id,
    String stamp,
    long at,
    String room,
    String from,
    String account,
    String to,
    LineKind kind,
    String text,
    Map<String, String> tags) {

  /**
   * Tag of a private line that came, or went, encrypted: on the wire the envelope, in a line empty.
   */
  public static final String SEALED = "+swarmroom.org/sealed";

  /**
   * The one order of a room, in every log: epoch, time, host, number. Lines without stamp come
   * last, by time; the id decides what is left.
   */
  public static final Comparator<Line> ORDER =
      Comparator.comparing(Place::of, Place.ORDER).thenComparing(Line::id);

  public Line {
    tags = tags.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /** The same line with other words. */
  public Line withText(String other) {
    return new Line(id, stamp, at, room, from, account, to, kind, other, tags);
  }

  public Line withTags(Map<String, String> others) {
    return new Line(id, stamp, at, room, from, account, to, kind, text, others);
  }

  /** A private line that only the two ends could read. */
  public boolean isSealed() {
    return !to.startsWith("#") && tags.containsKey(SEALED);
  }

  private record Place(long epoch, long at, String host, long number) {

    static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::epoch)
            .thenComparingLong(Place::at)
            .thenComparing(Place::host)
            .thenComparingLong(Place::number);

    static Place of(Line line) {
      return Stamp.parse(line.stamp)
          .map(stamp -> new Place(stamp.epoch(), line.at, stamp.host(), stamp.number()))
          .orElseGet(() -> new Place(Long.MAX_VALUE, line.at, "", Long.MAX_VALUE));
    }
  }
}
