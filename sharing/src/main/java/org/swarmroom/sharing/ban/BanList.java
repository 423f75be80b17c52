package org.swarmroom.sharing.ban;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Peers that are neither dialled nor let in until the node restarts, each with the reason. A peer
 * is named by its fingerprint where it has proved one, else by its IP address. Thread-safe.
 */
public final class BanList {

  private static final int MOST = 10_000;

  private final Map<String, String> reasons = new ConcurrentHashMap<>();

  public void ban(String peer, String reason) {
    if (reasons.size() < MOST) {
      reasons.putIfAbsent(peer, reason);
    }
  }

  public boolean isBanned(String peer) {
    return reasons.containsKey(peer);
  }

  public Optional<String> reason(String peer) {
    return Optional.ofNullable(reasons.get(peer));
  }
}
