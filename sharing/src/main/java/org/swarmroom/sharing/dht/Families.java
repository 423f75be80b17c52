package org.swarmroom.sharing.dht;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which families a socket bound to an address can speak to. */
final class Families {

  private static final Logger log = LoggerFactory.getLogger(Families.class);

  private Families() {}

  /** IPv6 beside IPv4 only where this machine has an address of it that others can reach. */
  static Set<Family> reachable(InetAddress bind) {
    if (!bind.isAnyLocalAddress()) {
      return EnumSet.of(Family.of(bind));
    }
    return hasIpv6() ? EnumSet.allOf(Family.class) : EnumSet.of(Family.IPV4);
  }

  private static boolean hasIpv6() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .anyMatch(ip -> Family.of(ip) == Family.IPV6 && !Hearsay.isNear(ip));
    } catch (SocketException e) {
      log.debug("the network interfaces can't be read", e);
      return false;
    }
  }
}
