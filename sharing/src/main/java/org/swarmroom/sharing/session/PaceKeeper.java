package org.swarmroom.sharing.session;

import java.util.function.LongSupplier;
import org.swarmroom.sharing.limit.RateChain;
import org.swarmroom.sharing.limit.RateLimit;

/**
 * A session's own limits, chained before those of the node, and the order of its pieces. The chains
 * may be used by any thread; the rest is confined to the session's event loop.
 */
final class PaceKeeper {

  private final RateLimit ownUp;
  private final RateLimit ownDown;
  private final RateChain up;
  private final RateChain down;
  private Pace pace = Pace.FREE;

  PaceKeeper(Services services, LongSupplier nanoClock) {
    ownUp = new RateLimit(0, nanoClock);
    ownDown = new RateLimit(0, nanoClock);
    up = new RateChain(ownUp, services.up());
    down = new RateChain(ownDown, services.down());
  }

  void set(Pace now) {
    pace = now;
    ownUp.setRate(now.up());
    ownDown.setRate(now.down());
  }

  boolean isSequential() {
    return pace.sequential();
  }

  /** What bounds that which is sent. */
  RateChain up() {
    return up;
  }

  /** What bounds that which is asked for. */
  RateChain down() {
    return down;
  }
}
