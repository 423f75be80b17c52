package org.swarmroom.chat.succession;

import java.util.Optional;
import java.util.OptionalLong;
import org.swarmroom.chat.log.Stamp;

/**
 * A member's answers to what its host sends: the newest line on disk, at most every {@link #PAUSE}
 * ms. Lines must be put on disk in the order in which they came.
 */
public final class Gots {

  /** ms between two answers. */
  public static final long PAUSE = 200;

  private Optional<Stamp> newest = Optional.empty();
  private long notBefore;

  /** A line that this host sent, over this connection, is on disk. */
  public void stored(Stamp stamp) {
    newest = Optional.of(stamp);
  }

  /** What to answer now. */
  public Optional<Stamp> due(long now) {
    if (now < notBefore) {
      return Optional.empty();
    }
    var due = newest;
    if (due.isPresent()) {
      newest = Optional.empty();
      notBefore = now + PAUSE;
    }
    return due;
  }

  /** When {@link #due} will have something, epoch ms. */
  public OptionalLong dueAt() {
    return newest.isPresent() ? OptionalLong.of(notBefore) : OptionalLong.empty();
  }

  /** A new connection: nothing that came over the old one is answered. */
  public void restart() {
    newest = Optional.empty();
    notBefore = 0;
  }
}
