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
 *
 * <p>Invariant: every session is among {@link #all} until it ends, found by a hash or not.
 */
final class Sessions {

  private final Map<InfoHash, SwarmSession> awake = new ConcurrentHashMap<>();
  private volatile Set<InfoHash> publics = Set.of();

  /** What to do with each when nobody finds it any more. */
  private final Map<SwarmSession, Runnable> all = new ConcurrentHashMap<>();

  /** Peers that ask for these hashes find it from now on, and no other. */
  void add(Collection<InfoHash> wireHashes, SwarmSession session) {
    add(wireHashes, session, () -> {});
  }

  /**
   * @param replaced called once others are found by all of its hashes
   */
  void add(Collection<InfoHash> wireHashes, SwarmSession session, Runnable replaced) {
    all.put(session, replaced);
    var before = new HashSet<SwarmSession>();
    for (var hash : wireHashes) {
      Optional.ofNullable(awake.put(hash, session)).ifPresent(before::add);
    }
    changed();
    before.removeAll(awake.values());
    before.forEach(old -> Optional.ofNullable(all.get(old)).ifPresent(Runnable::run));
  }

  /** Nobody finds the session any more, and its connections close. */
  void end(SwarmSession session) {
    awake.values().removeIf(s -> s == session);
    all.remove(session);
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
    return Set.copyOf(all.keySet());
  }
}
