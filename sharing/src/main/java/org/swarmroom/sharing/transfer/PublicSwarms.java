package org.swarmroom.sharing.transfer;

import org.swarmroom.sharing.torrent.InfoHash;

/**
 * Told which public torrents this node takes part in, so that peers are found without a tracker;
 * hands what it finds to {@link Transfers#hearOfPeers}. Never told of contents of a room nor of
 * private torrents. Must not block.
 */
public interface PublicSwarms {

  /** Looks for nobody. */
  PublicSwarms NONE =
      new PublicSwarms() {
        @Override
        public void entered(InfoHash wireHash, boolean announce) {}

        @Override
        public void left(InfoHash wireHash) {}
      };

  /**
   * May be called again when more is known.
   *
   * @param wireHash 20 bytes
   * @param announce whether others may be told of us; not before it is known that the torrent is
   *     not private
   */
  void entered(InfoHash wireHash, boolean announce);

  void left(InfoHash wireHash);
}
