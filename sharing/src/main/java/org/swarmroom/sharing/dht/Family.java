package org.swarmroom.sharing.dht;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** IPv4 or IPv6: each is a network of its own, with its own table. Source: BEP 32. */
enum Family {
  IPV4(4, "nodes", "n4"),
  IPV6(16, "nodes6", "n6");

  /** Bytes of an address. */
  final int addressBytes;

  /** The key of packed nodes in an answer. */
  final String nodesKey;

  /** How "want" names it. */
  final String want;

  Family(int addressBytes, String nodesKey, String want) {
    this.addressBytes = addressBytes;
    this.nodesKey = nodesKey;
    this.want = want;
  }

  boolean has(InetSocketAddress address) {
    return of(address.getAddress()) == this;
  }

  static Family of(InetAddress address) {
    return address instanceof Inet4Address ? IPV4 : IPV6;
  }
}
