package org.swarmroom.sharing.dht;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How others see this node: each node that answered has one vote, the last 50 count. Source: BEP
 * 42, "Bootstrapping".
 */
final class SeenAddress {

  /** So many must agree before the own id is changed for it. */
  static final int CERTAIN = 4;

  private static final int MOST = 50;

  private final Map<InetAddress, InetAddress> votes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, InetAddress> eldest) {
          return size() > MOST;
        }
      };

  void vote(InetAddress voter, InetAddress seen) {
    if (!seen.isAnyLocalAddress() && !seen.isMulticastAddress()) {
      votes.remove(voter);
      votes.put(voter, seen);
    }
  }

  /** What more than half of them say. */
  Optional<InetAddress> likely() {
    return agreed(1);
  }

  /** What more than half of them say, and at least {@link #CERTAIN}. */
  Optional<InetAddress> certain() {
    return agreed(CERTAIN);
  }

  private Optional<InetAddress> agreed(int least) {
    var counts = new HashMap<InetAddress, Integer>();
    votes.values().forEach(seen -> counts.merge(seen, 1, Integer::sum));
    return counts.entrySet().stream()
        .filter(e -> e.getValue() >= least && 2 * e.getValue() > votes.size())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
