package org.swarmroom.sharing.session;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a peer listens.
 *
 * @param fingerprint of a member: dialled by TLS and pinned; empty for anybody else
 */
public record PeerAddress(InetSocketAddress address, Optional<String> fingerprint) {

  public static PeerAddress of(InetSocketAddress address) {
    return new PeerAddress(address, Optional.empty());
  }

  public static PeerAddress member(InetSocketAddress address, String fingerprint) {
    return new PeerAddress(address, Optional.of(fingerprint));
  }

  /** The address and the port, whoever is there. */
  String place() {
    var ip = address.getAddress();
    return (ip == null ? address.getHostString() : ip.getHostAddress()) + ":" + address.getPort();
  }

  /** Whether both are the same member or, if not both are members, the same IP address. */
  boolean isSameHost(PeerAddress other) {
    if (fingerprint.isPresent() || other.fingerprint.isPresent()) {
      return fingerprint.equals(other.fingerprint);
    }
    var ip = address.getAddress();
    return ip != null && ip.equals(other.address.getAddress());
  }

  /** What bans go by: the fingerprint, else the IP address and, on loopback, the port. */
  public String banName() {
    var ip = address.getAddress();
    return fingerprint.orElseGet(
        () -> ip == null || ip.isLoopbackAddress() ? place() : ip.getHostAddress());
  }
}
