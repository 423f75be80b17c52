package org.swarmroom.index.lines;

/**
 * A line's place in the order of its room: epoch, time, host, number; the id decides between lines
 * without stamp. A line without stamp is later than any with one.
 *
 * <p>Of two stamps of one line the one with the smaller place counts.
 */
record Place(long epoch, long at, String host, long number, String id)
    implements Comparable<Place> {

  /** After all lines. */
  static final Place END = new Place(Long.MAX_VALUE, Long.MAX_VALUE, "", Long.MAX_VALUE, "");

  static Place of(StoredLine line) {
    return of(line.stamp(), line.at(), line.id());
  }

  static Place of(String stamp, long at, String id) {
    Stamp parts = Stamp.parse(stamp);
    return new Place(parts.epoch(), at, parts.host(), parts.number(), id);
  }

  @Override
  public int compareTo(Place other) {
    int order = Long.compare(epoch, other.epoch);
    order = order != 0 ? order : Long.compare(at, other.at);
    order = order != 0 ? order : host.compareTo(other.host);
    order = order != 0 ? order : Long.compare(number, other.number);
    return order != 0 ? order : id.compareTo(other.id);
  }
}
