package org.swarmroom.sharing.tracker;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * What a tracker answered.
 *
 * @param intervalSeconds how long it wants to be left alone
 * @param peers never more than {@link #MAX_PEERS}, unresolved names left out
 */
record TrackerAnswer(int intervalSeconds, List<InetSocketAddress> peers) {

  static final int MAX_PEERS = 1_000;
  static final int DEFAULT_INTERVAL_SECONDS = 1_800;

  TrackerAnswer {
    peers = List.copyOf(peers);
  }
}
