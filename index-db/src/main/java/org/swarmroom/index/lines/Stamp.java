package org.swarmroom.index.lines;

/** A stamp in its parts. No stamp has the greatest epoch. */
record Stamp(long epoch, String host, long number) {

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
}
