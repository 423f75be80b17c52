package org.swarmroom.index.lines;

/**
 * A stamp in its parts, ordered as lines are: epoch, host, number within that host's epoch. No
 * stamp is later than any.
 */
record Stamp(long epoch, String host, long number) implements Comparable<Stamp> {

  private static final Stamp NONE = new Stamp(Long.MAX_VALUE, "", Long.MAX_VALUE);

  /** Reads {@code epoch.host.number}; what can't be read counts as no stamp. */
  static Stamp parse(String text) {
    int first = text.indexOf('.');
    int last = text.lastIndexOf('.');
    if (first <= 0 || last <= first) {
      return NONE;
    }
    try {
      return new Stamp(
          Long.parseLong(text.substring(0, first)),
          text.substring(first + 1, last),
          Long.parseLong(text.substring(last + 1)));
    } catch (NumberFormatException e) {
      return NONE;
    }
  }

  @Override
  public int compareTo(Stamp other) {
    int order = Long.compare(epoch, other.epoch);
    order = order != 0 ? order : host.compareTo(other.host);
    return order != 0 ? order : Long.compare(number, other.number);
  }
}
