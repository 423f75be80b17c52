package org.swarmroom.sharing.transfer;

import java.util.Optional;
import java.util.Set;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * Finds what is shared but has no session: 100,000 shared files sleep behind this until a peer
 * asks. Thread-safe; may block where nothing else is said.
 */
public interface SeedSource {

  /** A source of nothing. */
  SeedSource NONE =
      new SeedSource() {
        @Override
        public Optional<Seed> find(InfoHash wireHash) {
          return Optional.empty();
        }

        @Override
        public Set<InfoHash> publicHashes() {
          return Set.of();
        }
      };

  /**
   * @param wireHash 20 bytes as in a handshake: v1, or v2 cut short
   */
  Optional<Seed> find(InfoHash wireHash);

  /**
   * Wire hashes of everything public: all that who is no member may ask for. Must not block, and
   * gives the same unchanging set until that changes.
   */
  Set<InfoHash> publicHashes();

  /** Whether anybody may have the bytes of a seed, if perhaps of another torrent of them. */
  default boolean isForAll(Seed seed) {
    return seed.publicToAll();
  }

  /** The file behind a seed was found changed: it is served no more and should be hashed again. */
  default void changed(Seed seed) {}
}
