package org.swarmroom.sharing.limit;

/**
 * Two limits that both have to let bytes pass: one of its own, then one shared with others.
 * Invariant: what the shared one refuses costs the own one nothing. Thread-safe as {@link
 * RateLimit} is; two threads at once may be refused where one alone would not.
 */
public final class RateChain {

  private final RateLimit own;
  private final RateLimit shared;

  public RateChain(RateLimit own, RateLimit shared) {
    this.own = own;
    this.shared = shared;
  }

  /** Whether neither limits anything. */
  public boolean isUnlimited() {
    return own.rate() == 0 && shared.rate() == 0;
  }

  /** Whether {@code bytes} may pass now; if so they are counted by both. */
  public boolean tryTake(int bytes) {
    if (!own.tryTake(bytes)) {
      return false;
    }
    if (!shared.tryTake(bytes)) {
      own.giveBack(bytes);
      return false;
    }
    return true;
  }

  /** Counts bytes that have passed already, into debt where need be. */
  public void take(int bytes) {
    own.take(bytes);
    shared.take(bytes);
  }

  /** Gives back what was taken and did not pass. */
  public void giveBack(int bytes) {
    own.giveBack(bytes);
    shared.giveBack(bytes);
  }

  /** Nanoseconds until {@link #tryTake} may succeed; 0 where it may now. */
  public long nanosUntilFree() {
    return Math.max(own.nanosUntilFree(), shared.nanosUntilFree());
  }

  /** Of bytes that may not pass now: whether the own limit holds them back the longer. */
  public boolean isHeldByOwn() {
    return own.nanosUntilFree() > shared.nanosUntilFree();
  }
}
