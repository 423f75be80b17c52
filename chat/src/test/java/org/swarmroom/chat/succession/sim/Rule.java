package org.swarmroom.chat.succession.sim;

/** A rule of succession that a world can be without, to see that it is missed. */
enum Rule {
  /** The sender makes the id, once. */
  IDS,
  /** What isn't safe is sent again to the next host. */
  RESEND,
  /** The same id is the same line. */
  DEDUP,
  /** On every connection both logs are made equal. */
  SYNC,
  /** Of two stamps of a line the smaller wins. */
  SMALLEST_STAMP,
  /** A host that meets a higher epoch opens another before it stamps. */
  EPOCH,
  /** The same for its own number opened by another. */
  SAME_NUMBER,
  /** Only who was reached can be a successor. */
  REACHABILITY,
  /** A lost host is dialled once more before anything else. */
  REDIAL,
  /** Opening waits for one's turn, and for earlier ones that live. */
  RANK_WAIT,
  /** Hosts look for other hosts. */
  HEALING,
  /** Who comes back looks for a host before it opens. */
  RETURN_LOOKS_FIRST
}
