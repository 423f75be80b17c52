package org.swarmroom.chat.succession;

import java.util.Comparator;
import org.swarmroom.chat.log.Stamp;

/**
 * A line's place in the one order of its room: (epoch, at, host, number). Of two stamps of the same
 * line the smaller place wins.
 *
 * @param at the host's hybrid clock when it stamped, epoch ms
 */
public record Place(Stamp stamp, long at) implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.<Place>comparingLong(p -> p.stamp.epoch())
          .thenComparingLong(Place::at)
          .thenComparing(p -> p.stamp.host())
          .thenComparingLong(p -> p.stamp.number());

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
