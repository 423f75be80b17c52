package org.swarmroom.sharing.session;

import java.net.InetSocketAddress;

/**
 * This node's place in the DHT, as peers of public torrents tell each other of theirs. Thread-safe;
 * must not block. Source: BEP 5, "BitTorrent Protocol Extension".
 */
public interface DhtPort {

  /** Of a node that has none. */
  DhtPort NONE =
      new DhtPort() {
        @Override
        public int number() {
          return 0;
        }

        @Override
        public void met(InetSocketAddress node) {
          // Nobody asks it anything.
        }
      };

  /** The UDP port, 0 while the DHT is off. */
  int number();

  /** A peer says that its node is there. */
  void met(InetSocketAddress node);
}
