package org.swarmroom.index.lines;

/** What became of a line that was to be kept. */
public enum Kept {
  /** It was not known. */
  NEW,
  /** It was known with a later stamp, and has the earlier one now. */
  RESTAMPED,
  /** It was known, with this stamp or an earlier one. */
  KNOWN
}
