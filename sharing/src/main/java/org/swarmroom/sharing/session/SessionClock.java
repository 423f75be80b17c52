package org.swarmroom.sharing.session;

import io.netty.channel.EventLoop;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The session's rounds: while there are connections, keep-alives, silence, snubs and choking are
 * looked at every few seconds; without connections nothing runs.
 */
final class SessionClock {

  private static final long ROUND_MILLIS = 2_000;

  private final SwarmSession session;
  private final EventLoop loop;
  private @Nullable ScheduledFuture<?> round;

  SessionClock(SwarmSession session, EventLoop loop) {
    this.session = session;
    this.loop = loop;
  }

  void start() {
    if (round == null) {
      round =
          loop.scheduleAtFixedRate(this::tick, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void tick() {
    long now = session.now();
    var timeouts = Timeouts.NORMAL;
    session.roster().all().forEach(p -> p.tick(now, timeouts));
    session.torrent().download().ifPresent(d -> d.overdue().tick(now));
    session.slots().tick(now);
    session.metadata().tick(now, timeouts.snub());
    session.hashes().tick(now, timeouts.snub());
    session.pex().tick(now);
    session.outreach().turnOver(now);
    session.changed();
  }

  void stop() {
    if (round != null) {
      round.cancel(false);
      round = null;
    }
  }
}
