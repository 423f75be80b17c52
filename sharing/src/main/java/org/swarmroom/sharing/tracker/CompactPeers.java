package org.swarmroom.sharing.tracker;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Addresses packed as bytes: 4 + 2 or 16 + 2 for each. Source: BEP 23; BEP 7 for IPv6. */
final class CompactPeers {

  static final int IPV4 = 4;
  static final int IPV6 = 16;

  private CompactPeers() {}

  /**
   * Reads whole entries and leaves a torn last one; skips port 0 and addresses no peer can have.
   */
  static List<InetSocketAddress> parse(byte[] packed, int addressBytes, int most) {
    var peers = new ArrayList<InetSocketAddress>();
    int entry = addressBytes + 2;
    for (int at = 0; at + entry <= packed.length && peers.size() < most; at += entry) {
      int port = (packed[at + addressBytes] & 0xff) << 8 | (packed[at + addressBytes + 1] & 0xff);
      InetAddress address = address(Arrays.copyOfRange(packed, at, at + addressBytes));
      if (port != 0 && isHost(address)) {
        peers.add(new InetSocketAddress(address, port));
      }
    }
    return peers;
  }

  /** Whether a peer can have this address. */
  static boolean isHost(InetAddress address) {
    return !address.isAnyLocalAddress() && !address.isMulticastAddress();
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address of " + bytes.length + " bytes", e);
    }
  }
}
