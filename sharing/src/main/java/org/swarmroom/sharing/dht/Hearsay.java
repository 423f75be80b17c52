package org.swarmroom.sharing.dht;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Which addresses are believed of whom: nobody from the internet has us send to machines of our own
 * network, and nobody from there to services of this machine.
 */
final class Hearsay {

  private Hearsay() {}

  /** Whether {@code told} may be dialled or asked on the word of {@code teller}. */
  static boolean believes(InetSocketAddress told, InetAddress teller) {
    InetAddress ip = told.getAddress();
    return told.getPort() != 0
        && !ip.isAnyLocalAddress()
        && !ip.isMulticastAddress()
        && distance(ip) >= distance(teller);
  }

  /** Whether its owner chose it freely, so that it proves nothing: this machine or this network. */
  static boolean isNear(InetAddress ip) {
    return distance(ip) < 2;
  }

  /** 0 this machine, 1 this network, 2 the internet. */
  private static int distance(InetAddress ip) {
    if (ip.isLoopbackAddress()) {
      return 0;
    }
    boolean uniqueLocal = ip instanceof Inet6Address && (ip.getAddress()[0] & 0xfe) == 0xfc;
    return ip.isSiteLocalAddress() || ip.isLinkLocalAddress() || uniqueLocal ? 1 : 2;
  }
}
