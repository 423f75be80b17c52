package org.swarmroom.sharing.dht;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where to begin in a network of which no node is known.
 *
 * @param hosts not resolved yet
 * @param shared whether they serve the whole world, so that they are asked once and not kept
 */
record BeginAt(List<InetSocketAddress> hosts, boolean shared) {

  private static final Logger log = LoggerFactory.getLogger(BeginAt.class);

  /** Run for everybody by the makers of libtorrent, Transmission, BitTorrent and µTorrent. */
  private static final List<String> WELL_KNOWN =
      List.of(
          "dht.libtorrent.org:25401",
          "dht.transmissionbt.com:6881",
          "router.bittorrent.com:6881",
          "router.utorrent.com:6881");

  /**
   * @param chosen by the user; if there are none, the well-known ones
   * @param bind a node that listens to its own machine alone asks nobody outside
   */
  static BeginAt of(List<InetSocketAddress> chosen, InetAddress bind) {
    if (!chosen.isEmpty() || bind.isLoopbackAddress()) {
      return new BeginAt(List.copyOf(chosen), false);
    }
    return new BeginAt(
        WELL_KNOWN.stream()
            .map(each -> each.split(":", 2))
            .map(each -> InetSocketAddress.createUnresolved(each[0], Integer.parseInt(each[1])))
            .toList(),
        true);
  }

  /** All their addresses; asks name servers, and blocks meanwhile. */
  List<InetSocketAddress> resolve() {
    var addresses = new ArrayList<InetSocketAddress>();
    for (InetSocketAddress host : hosts) {
      try {
        Arrays.stream(InetAddress.getAllByName(host.getHostString()))
            .map(ip -> new InetSocketAddress(ip, host.getPort()))
            .forEach(addresses::add);
      } catch (UnknownHostException e) {
        log.debug("the bootstrap node {} is not known by that name", host.getHostString());
      }
    }
    return addresses;
  }
}
