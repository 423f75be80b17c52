package org.swarmroom.sharing.session;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a peer listens.
 *
 * @param fingerprint of a member: dialled by TLS and pinned; or of whatever certificate a stranger
 *     showed; else empty
 * @param isStranger whether it has proved no room: anybody makes a new certificate in no time
 */
public record PeerAddress(
    InetSocketAddress address, Optional<String> fingerprint, boolean isStranger) {

  /** Of a member, if there is a fingerprint. */
  public PeerAddress(InetSocketAddress address, Optional<String> fingerprint) {
    this(address, fingerprint, fingerprint.isEmpty());
  }

  /** The same peer, seen elsewhere. */
  PeerAddress at(InetSocketAddress elsewhere) {
    return new PeerAddress(elsewhere, fingerprint, isStranger);
  }

  /** The same peer, which has proved a room. */
  PeerAddress proven() {
    return new PeerAddress(address, fingerprint);
  }

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

  /** What bans go by: a member's fingerprint, else the IP address and, on loopback, the port. */
  public String banName() {
    var ip = address.getAddress();
    return fingerprint
        .filter(member -> !isStranger)
        .orElseGet(() -> ip == null || ip.isLoopbackAddress() ? place() : ip.getHostAddress());
  }
}
