package org.swarmroom.sharing.transfer;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.swarmroom.sharing.session.Access;
import org.swarmroom.sharing.session.SwarmSession;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * The sessions that are awake, by the hashes that peers ask for. Changed by the control thread; any
 * may look.
 */
final class Sessions {

  private final Map<InfoHash, SwarmSession> awake = new ConcurrentHashMap<>();
  private volatile Set<InfoHash> publics = Set.of();

  void add(Collection<InfoHash> wireHashes, SwarmSession session) {
    wireHashes.forEach(hash -> awake.put(hash, session));
    changed();
  }

  /** Nobody finds the session any more, and its connections close. */
  void end(SwarmSession session) {
    awake.values().removeIf(s -> s == session);
    changed();
    session.close();
  }

  /** More may take part in the session from now on. */
  void widen(SwarmSession session, Access more) {
    session.widen(more);
    changed();
  }

  /** What the user shares of the session's torrent, in the place of what he shared before. */
  void share(SwarmSession session, InfoHash wireHash, Access with) {
    session.share(wireHash, with);
    changed();
  }

  private void changed() {
    var now =
        awake.entrySet().stream()
            .filter(e -> e.getValue().isPublic())
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
    if (!now.equals(publics)) {
      publics = now;
    }
  }

  Optional<SwarmSession> find(InfoHash wireHash) {
    return Optional.ofNullable(awake.get(wireHash));
  }

  /** What strangers may ask for: the same set until that changes. */
  Set<InfoHash> publicHashes() {
    return publics;
  }

  Set<SwarmSession> all() {
    return new HashSet<>(awake.values());
  }
}
