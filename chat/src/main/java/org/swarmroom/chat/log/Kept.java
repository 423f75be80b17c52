package org.swarmroom.chat.log;

/** What became of a line that was to be kept. */
public enum Kept {
  /** It was not known. */
  NEW,
  /** It was known with a later stamp, and has the earlier one now; see {@link Line#ORDER}. */
  RESTAMPED,
  /** It was known, with this stamp or an earlier one. */
  KNOWN
}
