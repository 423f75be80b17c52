package org.swarmroom.sharing.session;

import java.util.concurrent.TimeUnit;
import org.swarmroom.sharing.limit.RateMeter;

/**
 * Counts what flows and publishes the session's status, at most twice a second. The status may be
 * read by any thread.
 */
final class SessionMeters {

  private static final int RATE_SECONDS = 3;
  private static final long INTERVAL_MILLIS = 500;
  private static final long HELD_BACK_MILLIS = 1_500;

  private final SwarmSession session;
  private final SessionListener listener;
  private final RateMeter down;
  private final RateMeter up;
  private volatile SessionStatus status = SessionStatus.NOTHING;
  private boolean due;
  private long publishedAt;
  private long receivedAt;
  private SessionStatus.Limited heldBack = SessionStatus.Limited.NOT;
  private long heldBackAt;

  SessionMeters(SwarmSession session, SessionListener listener) {
    this.session = session;
    this.listener = listener;
    this.down = new RateMeter(RATE_SECONDS, session.now());
    this.up = new RateMeter(RATE_SECONDS, session.now());
    this.receivedAt = session.now();
  }

  SessionStatus status() {
    return status;
  }

  void downloaded(int bytes) {
    down.add(bytes, session.now());
    changed();
  }

  void received() {
    receivedAt = session.now();
  }

  /** When a block came last that was wanted; if none, when the session began. */
  long receivedAt() {
    return receivedAt;
  }

  /**
   * A limit has kept requests back.
   *
   * @param byOwn that of this session
   */
  void heldBack(boolean byOwn) {
    heldBack = byOwn ? SessionStatus.Limited.BY_OWN : SessionStatus.Limited.BY_NODE;
    heldBackAt = session.now();
    changed();
  }

  /** The limits are others now. */
  void forgetHeldBack() {
    heldBack = SessionStatus.Limited.NOT;
    changed();
  }

  void uploaded(int bytes) {
    up.add(bytes, session.now());
    changed();
  }

  void changed() {
    if (!due) {
      due = true;
      long wait = publishedAt + INTERVAL_MILLIS - session.now();
      session.loop().schedule(this::publish, Math.max(0, wait), TimeUnit.MILLISECONDS);
    }
  }

  private void publish() {
    due = false;
    if (!session.isClosed()) {
      publishedAt = session.now();
      status = measure();
      listener.progressed();
      if (status.rateDown() > 0 || status.rateUp() > 0) {
        // Until they have run down to nothing, rates change though nothing flows.
        changed();
      }
    }
  }

  /** Brings the status up to date without telling anybody. */
  void refresh() {
    status = measure();
  }

  private SessionStatus measure() {
    long now = session.now();
    var holders =
        session.roster().all().stream()
            .filter(p -> p.has().isSeed() || p.isInterested())
            .map(PeerConnection::name)
            .distinct()
            .toList();
    return new SessionStatus(
        session.torrent().pieces().map(Pieces::done).orElse(0L),
        down.total(),
        up.total(),
        down.rate(now),
        up.rate(now),
        holders,
        session.roster().size(),
        session.outreach().dialling(),
        session.refusals().list(),
        session.doors().closed(),
        limited(now));
  }

  /** Between two takes nobody waits: data that flows is held back still. */
  private SessionStatus.Limited limited(long now) {
    boolean waits =
        session.roster().all().stream()
            .anyMatch(p -> p.requests().map(RequestPipeline::isWaitingForLimit).orElse(false));
    return waits || down.rate(now) > 0 && now - heldBackAt < HELD_BACK_MILLIS
        ? heldBack
        : SessionStatus.Limited.NOT;
  }
}
