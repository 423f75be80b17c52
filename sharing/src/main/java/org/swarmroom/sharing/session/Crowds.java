package org.swarmroom.sharing.session;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How many connections of a swarm lead to one place, so that one address can't be all the peers of
 * a public torrent: {@value #MOST} to an IPv4 address, since several may share a router, and
 * {@value #MOST_V6} to a 64-bit network of IPv6, which one machine has to itself and which may be a
 * whole house. On loopback there is no limit: whoever is there could do anything. Confined to one
 * thread.
 */
final class Crowds {

  static final int MOST = 2;
  static final int MOST_V6 = 8;

  private static final int NETWORK_BYTES = 8;

  private final Map<Network, Integer> counts = new HashMap<>();

  /** An IPv4 address, or the network of an IPv6 one. */
  private record Network(InetAddress of, int most) {

    static Network around(InetAddress address) {
      if (!(address instanceof Inet6Address)) {
        return new Network(address, MOST);
      }
      var bytes = address.getAddress();
      Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
      try {
        return new Network(InetAddress.getByAddress(bytes), MOST_V6);
      } catch (java.net.UnknownHostException e) {
        throw new IllegalStateException("16 bytes are an address", e);
      }
    }
  }

  void clear() {
    counts.clear();
  }

  void add(PeerAddress peer) {
    var ip = peer.address().getAddress();
    if (ip != null && !ip.isLoopbackAddress()) {
      counts.merge(Network.around(ip), 1, Integer::sum);
    }
  }

  /** Whether there is no place for another from there. */
  boolean isFull(PeerAddress peer) {
    var ip = peer.address().getAddress();
    if (ip == null || ip.isLoopbackAddress() || counts.isEmpty()) {
      return false;
    }
    var network = Network.around(ip);
    return counts.getOrDefault(network, 0) >= network.most();
  }
}
