package org.swarmroom.sharing.session;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.swarmroom.sharing.wire.UtPex;

/**
 * Peers tell each other of peers (BEP 11), at most once a minute; never for private torrents, and
 * never of members, who find each other through the room. Confined to the session's event loop.
 */
final class PexExchange {

  private static final long MINUTE = 60_000;
  private static final int MOST_ADDED = 50;
  private static final int SEED = 0x02;
  private static final int REACHABLE = 0x10;

  private final SwarmSession session;
  private final Map<Integer, Set<InetSocketAddress>> told = new HashMap<>();
  private final Map<Integer, Long> heardAt = new HashMap<>();
  private long sentAt;

  PexExchange(SwarmSession session) {
    this.session = session;
    this.sentAt = session.now();
  }

  /** What a peer tells more often than twice a minute is not listened to. */
  void take(PeerConnection from, UtPex message) {
    long now = session.now();
    var last = heardAt.get(from.id());
    if (!session.allowsPex() || last != null && now - last < MINUTE / 2) {
      return;
    }
    heardAt.put(from.id(), now);
    session
        .outreach()
        .add(
            message.added().stream()
                .limit(MOST_ADDED)
                .map(UtPex.Peer::address)
                .filter(a -> a.getPort() > 0 && !a.getAddress().isAnyLocalAddress())
                .map(PeerAddress::of)
                .toList());
  }

  void tick(long now) {
    if (now - sentAt < MINUTE || !session.allowsPex()) {
      return;
    }
    sentAt = now;
    for (var peer : session.peers()) {
      peer.extensions().id(UtPex.NAME).ifPresent(id -> tell(peer, id));
    }
  }

  private void tell(PeerConnection peer, int id) {
    var before = told.computeIfAbsent(peer.id(), k -> new HashSet<>());
    var there = new HashMap<InetSocketAddress, Integer>();
    for (var other : session.peers()) {
      if (other != peer && other.isReachable() && other.address().fingerprint().isEmpty()) {
        there.put(other.address().address(), REACHABLE | (other.has().isSeed() ? SEED : 0));
      }
    }
    var added =
        there.entrySet().stream()
            .filter(e -> !before.contains(e.getKey()))
            .limit(MOST_ADDED)
            .map(e -> new UtPex.Peer(e.getKey(), e.getValue()))
            .toList();
    var dropped = before.stream().filter(a -> !there.containsKey(a)).limit(MOST_ADDED).toList();
    if (!added.isEmpty() || !dropped.isEmpty()) {
      added.forEach(p -> before.add(p.address()));
      dropped.forEach(before::remove);
      peer.send(new UtPex(added, dropped).message(id));
    }
  }

  void left(PeerConnection peer) {
    told.remove(peer.id());
    heardAt.remove(peer.id());
  }
}
