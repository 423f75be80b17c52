package org.swarmroom.sharing.dht;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Peers that others announced, for half an hour each.
 *
 * <p>Invariant: at most 10,000 in all, 500 of a torrent and 200 of an address; in place of the
 * oldest comes the newest. Since all live equally long, the order of their announcing is that of
 * their end.
 */
final class PeerStore {

  static final int MOST = 10_000;
  static final int MOST_OF_TORRENT = 500;
  static final int MOST_OF_ADDRESS = 200;
  static final long LIFE_MILLIS = 1_800_000;

  private final Map<Entry, Long> endAt = new LinkedHashMap<>();
  private final Map<NodeId, Set<InetSocketAddress>> byTorrent = new HashMap<>();
  private final Map<InetAddress, Integer> ofAddress = new HashMap<>();

  private record Entry(NodeId infohash, InetSocketAddress peer) {}

  void add(NodeId infohash, InetSocketAddress peer, long now) {
    expire(now);
    var entry = new Entry(infohash, peer);
    drop(entry);
    Set<InetSocketAddress> peers = byTorrent.getOrDefault(infohash, Set.of());
    if (peers.size() >= MOST_OF_TORRENT) {
      drop(new Entry(infohash, peers.iterator().next()));
    }
    if (ofAddress.getOrDefault(peer.getAddress(), 0) >= MOST_OF_ADDRESS) {
      return;
    }
    if (endAt.size() >= MOST) {
      drop(endAt.keySet().iterator().next());
    }
    endAt.put(entry, now + LIFE_MILLIS);
    byTorrent.computeIfAbsent(infohash, k -> new LinkedHashSet<>()).add(peer);
    ofAddress.merge(peer.getAddress(), 1, Integer::sum);
  }

  /** At most {@code most}, drawn by chance. */
  List<InetSocketAddress> some(NodeId infohash, int most, long now, RandomGenerator random) {
    expire(now);
    var drawn = new ArrayList<InetSocketAddress>();
    int seen = 0;
    for (InetSocketAddress peer : byTorrent.getOrDefault(infohash, Set.of())) {
      seen++;
      if (drawn.size() < most) {
        drawn.add(peer);
      } else {
        int place = random.nextInt(seen);
        if (place < most) {
          drawn.set(place, peer);
        }
      }
    }
    return drawn;
  }

  int size() {
    return endAt.size();
  }

  private void expire(long now) {
    while (!endAt.isEmpty()) {
      Map.Entry<Entry, Long> oldest = endAt.entrySet().iterator().next();
      if (oldest.getValue() > now) {
        return;
      }
      drop(oldest.getKey());
    }
  }

  private void drop(Entry entry) {
    if (endAt.remove(entry) == null) {
      return;
    }
    byTorrent.computeIfPresent(
        entry.infohash(),
        (hash, peers) -> {
          peers.remove(entry.peer());
          return peers.isEmpty() ? null : peers;
        });
    ofAddress.computeIfPresent(
        entry.peer().getAddress(), (ip, count) -> count > 1 ? count - 1 : null);
  }
}
