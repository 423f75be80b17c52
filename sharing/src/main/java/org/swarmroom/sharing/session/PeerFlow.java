package org.swarmroom.sharing.session;

import org.swarmroom.sharing.limit.RateMeter;
import org.swarmroom.sharing.pick.Throughput;

/**
 * What flows between us and one peer, and whether it owes us blocks and sends none. Confined to the
 * session's event loop.
 */
final class PeerFlow {

  private static final int RATE_SECONDS = 10;

  private final SwarmSession session;
  private final RateMeter down;
  private final RateMeter up;
  private final Throughput throughput = new Throughput();
  private boolean snubs;
  private long lastUseful;
  private long lastGave;

  PeerFlow(SwarmSession session, long now) {
    this.session = session;
    this.down = new RateMeter(RATE_SECONDS, now);
    this.up = new RateMeter(RATE_SECONDS, now);
    this.lastUseful = now;
    this.lastGave = now;
  }

  /** Bytes a second that it gave us of late. */
  long rateDown(long now) {
    return down.rate(now);
  }

  /** How fast it is when it is asked. */
  Throughput throughput() {
    return throughput;
  }

  /** Bytes a second that it got of us of late. */
  long rateUp(long now) {
    return up.rate(now);
  }

  /** Bytes that it got of us in all. */
  long sent() {
    return up.total();
  }

  /** It owed us blocks for long and has sent nothing since. */
  boolean snubs() {
    return snubs;
  }

  /** When it last gave a block that was wanted; if never, when it came itself. */
  long lastGave() {
    return lastGave;
  }

  void downloaded(int bytes) {
    long now = session.now();
    down.add(bytes, now);
    throughput.came(bytes, now);
    session.meters().downloaded(bytes);
  }

  /** A block is whole that was wanted. Parts of one don't count: a byte now and then is nothing. */
  void gave() {
    long now = session.now();
    lastUseful = now;
    lastGave = now;
    snubs = false;
    session.meters().received();
  }

  void uploaded(int bytes) {
    up.add(bytes, session.now());
    session.services().slots().sent(bytes);
    session.meters().uploaded(bytes);
  }

  /** Housekeeping, every few seconds. */
  void tick(RequestPipeline requests, long now, Timeouts timeouts) {
    requests.tick(now);
    if (requests.outstanding() == 0) {
      lastUseful = now;
    } else if (now - lastUseful > timeouts.snub()) {
      snubs = true;
      lastUseful = now;
      requests.snubbed();
      session.roster().fillAll();
    } else if (!snubs && now - session.torrent().attachedAt() > 2_000) {
      requests.adapt(down.rate(now));
    }
  }
}
