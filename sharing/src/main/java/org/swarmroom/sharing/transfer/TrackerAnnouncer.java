package org.swarmroom.sharing.transfer;

import java.util.List;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * Announces torrents to their trackers. Told when a session with trackers starts and stops; hands
 * what it finds to {@link Transfers#addPeers}. Must not block.
 */
public interface TrackerAnnouncer {

  /** Announces nothing. */
  TrackerAnnouncer NONE =
      new TrackerAnnouncer() {
        @Override
        public void started(Announced torrent) {}

        @Override
        public void completed(Announced torrent) {}

        @Override
        public void stopped(Announced torrent) {}
      };

  /**
   * A torrent to announce.
   *
   * @param wireHash what to announce and to pass to {@link Transfers#addPeers}
   * @param trackers in tiers (BEP 12)
   * @param left bytes still missing; asked again at each announce
   */
  record Announced(
      InfoHash wireHash,
      List<List<String>> trackers,
      java.util.function.LongSupplier left,
      java.util.function.LongSupplier downloaded,
      java.util.function.LongSupplier uploaded) {}

  void started(Announced torrent);

  /** Sends the "completed" event (BEP 3). */
  void completed(Announced torrent);

  void stopped(Announced torrent);
}
