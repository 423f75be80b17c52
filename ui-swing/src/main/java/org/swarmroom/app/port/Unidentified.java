package org.swarmroom.app.port;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts connections of which it is not known yet what they are.
 *
 * <p>Invariant: at most {@link #MOST} in all and {@link #MOST_OF_ONE} from one address, so that
 * silent connections can't use up the node's sockets, nor one machine all the places. Thread-safe.
 */
final class Unidentified {

  static final int MOST = 512;
  static final int MOST_OF_ONE = 128;

  private final Map<InetAddress, Integer> byAddress = new HashMap<>();
  private int all;

  /**
   * Takes a place.
   *
   * @return false when there is no place for another one
   */
  synchronized boolean enter(InetAddress from) {
    int same = byAddress.getOrDefault(from, 0);
    if (all >= MOST || same >= MOST_OF_ONE) {
      return false;
    }
    all++;
    byAddress.put(from, same + 1);
    return true;
  }

  /** It was identified, or closed. Once for each that entered. */
  synchronized void leave(InetAddress from) {
    all--;
    byAddress.computeIfPresent(from, (address, same) -> same > 1 ? same - 1 : null);
  }

  synchronized int count() {
    return all;
  }
}
