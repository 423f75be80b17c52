package org.swarmroom.chat.succession;

import java.util.List;
import java.util.Optional;
import org.swarmroom.chat.link.HostPort;

/** What {@link Takeover} wants done. */
public sealed interface Action {

  /**
   * Ask {@code ROOM WHO} at all addresses at the same time, the certificate pinned; report with
   * {@link Takeover#dialled}, the best answer of them, at the latest at the deadline.
   *
   * @param deadline epoch ms
   */
  record Dial(String fingerprint, List<HostPort> addresses, long deadline) implements Action {}

  /**
   * Join the room there; report with {@link Takeover#joined} or {@link Takeover#lost}. A connection
   * to another seat is given up.
   */
  record Follow(Seat seat) implements Action {}

  /**
   * Open the room here, in an epoch above all in the own log, all kept ones, and this one; report
   * with {@link Takeover#opened} or {@link Takeover#openFailed}.
   */
  record Open(long above) implements Action {}

  /** Stamp nothing until {@link Resume} or {@link Close}; lines wait. */
  record Hold() implements Action {}

  /** Stamp again. */
  record Resume() implements Action {}

  /**
   * Stop hosting: put on disk and pass on what is stamped, tell members {@code ROOM MOVED} if there
   * is somewhere to go, close. A {@link Follow} may come right after.
   */
  record Close(String reason, Optional<Seat> movedTo) implements Action {}

  /**
   * Once all that is stamped is on disk and passed on, send {@code ROOM TAKE}; report with {@link
   * Takeover#handed} or {@link Takeover#notHanded}.
   */
  record HandOver(Successor to) implements Action {}

  /** Call {@link Takeover#tick} then, epoch ms; replaces the last one. */
  record Wake(long at) implements Action {}
}
