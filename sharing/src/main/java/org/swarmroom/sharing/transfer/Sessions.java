package org.swarmroom.sharing.transfer;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.swarmroom.sharing.session.SwarmSession;
import org.swarmroom.sharing.torrent.InfoHash;

/** The sessions that are awake, by the hashes that peers ask for. Thread-safe. */
final class Sessions {

  private final Map<InfoHash, SwarmSession> awake = new ConcurrentHashMap<>();

  void add(Collection<InfoHash> wireHashes, SwarmSession session) {
    wireHashes.forEach(hash -> awake.put(hash, session));
  }

  /** Nobody finds the session any more, and its connections close. */
  void end(SwarmSession session) {
    awake.values().removeIf(s -> s == session);
    session.close();
  }

  Optional<SwarmSession> find(InfoHash wireHash) {
    return Optional.ofNullable(awake.get(wireHash));
  }

  Collection<InfoHash> hashes() {
    return awake.keySet();
  }

  Set<SwarmSession> all() {
    return new HashSet<>(awake.values());
  }
}
