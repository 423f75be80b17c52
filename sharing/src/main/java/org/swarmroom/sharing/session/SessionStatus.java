package org.swarmroom.sharing.session;

import java.util.List;

/**
 * A session at a moment.
 *
 * @param done verified bytes
 * @param rateDown bytes a second
 * @param rateUp bytes a second
 * @param holders names of connected peers that have pieces we lack, or have all
 * @param dialling connections being opened
 * @param busy refusals that still hold: who, and until when (epoch ms)
 * @param closed members that did not let us in when we asked last
 * @param limited whether a limit of the user's keeps requests back
 */
public record SessionStatus(
    long done,
    long downloaded,
    long uploaded,
    long rateDown,
    long rateUp,
    List<String> holders,
    int connections,
    int dialling,
    List<Busy> busy,
    List<Closed> closed,
    Limited limited) {

  /** A holder whose slots are taken, as it told us. */
  public record Busy(String peer, String sentence, long untilMillis) {}

  /**
   * A member that did not let us in.
   *
   * @param member its fingerprint
   */
  public record Closed(String member, String peer, Denial why) {}

  /** Whose limit keeps requests back. */
  public enum Limited {
    NOT,
    /** That of the whole node. */
    BY_NODE,
    /** That of this session alone. */
    BY_OWN
  }

  static final SessionStatus NOTHING =
      new SessionStatus(0, 0, 0, 0, 0, List.of(), 0, 0, List.of(), List.of(), Limited.NOT);

  /** Keeps read-only copies. */
  public SessionStatus {
    holders = List.copyOf(holders);
    busy = List.copyOf(busy);
    closed = List.copyOf(closed);
  }
}
