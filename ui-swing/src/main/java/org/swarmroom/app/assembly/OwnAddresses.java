package org.swarmroom.app.assembly;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.link.HostPort;

/**
 * Under which addresses others may reach this machine.
 *
 * <p>The loopback address is named only where there is no other: somebody elsewhere who dialled it
 * would reach a node of their own.
 */
final class OwnAddresses {

  private static final Logger LOG = LoggerFactory.getLogger(OwnAddresses.class);
  private static final int MOST = 8;

  private OwnAddresses() {}

  /**
   * @param bound address the listener is bound to; the wildcard means every interface
   */
  static List<HostPort> of(InetAddress bound, int port) {
    List<InetAddress> addresses = bound.isAnyLocalAddress() ? ofInterfaces() : List.of(bound);
    return addresses.stream()
        .limit(MOST)
        .map(each -> new HostPort(withoutScope(each), port))
        .toList();
  }

  private static List<InetAddress> ofInterfaces() {
    List<InetAddress> found = new ArrayList<>();
    try {
      for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
        if (each.isUp() && !each.isLoopback()) {
          each.getInterfaceAddresses().stream()
              .map(InterfaceAddress::getAddress)
              .filter(OwnAddresses::usable)
              .forEach(found::add);
        }
      }
    } catch (SocketException unreadable) {
      LOG.warn("the network interfaces can't be read", unreadable);
    }
    found.sort(Comparator.comparing(Inet6Address.class::isInstance));
    return found.isEmpty() ? List.of(InetAddress.getLoopbackAddress()) : found;
  }

  private static boolean usable(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isMulticastAddress()
        && (address instanceof Inet4Address || address instanceof Inet6Address);
  }

  private static String withoutScope(InetAddress address) {
    String text = address.getHostAddress();
    int scope = text.indexOf('%');
    return scope < 0 ? text : text.substring(0, scope);
  }
}
