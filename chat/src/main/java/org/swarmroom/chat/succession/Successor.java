package org.swarmroom.chat.succession;

import java.util.List;
import org.swarmroom.chat.link.HostPort;

/**
 * A member that may host next; its rank is its place in the list.
 *
 * @param fingerprint of its certificate
 * @param addresses where its port was reached, at most {@link #MAX_ADDRESSES}
 */
public record Successor(String fingerprint, List<HostPort> addresses) {

  public static final int MAX_ADDRESSES = 4;

  public Successor {
    addresses = bounded(addresses);
  }

  static List<HostPort> bounded(List<HostPort> addresses) {
    return List.copyOf(addresses.subList(0, Math.min(MAX_ADDRESSES, addresses.size())));
  }
}
