package org.swarmroom.sharing.session;

import java.net.InetSocketAddress;
import org.swarmroom.sharing.wire.Message;

/**
 * Peers of a public torrent tell each other the ports of their DHT nodes, which is how the DHT is
 * found by nodes that know nobody. Source: BEP 5, "BitTorrent Protocol Extension".
 */
final class DhtHello {

  private DhtHello() {}

  /** After both handshakes. */
  static void say(PeerConnection peer) {
    int port = peer.session().introduction().dhtPort();
    if (port > 0 && peer.handshake().dht()) {
      peer.send(new Message.Port(port));
    }
  }

  static void take(PeerConnection peer, Message.Port message) {
    if (message.port() > 0
        && peer.session().introduction().dhtPort() > 0
        && peer.channel().remoteAddress() instanceof InetSocketAddress at) {
      peer.session()
          .services()
          .dhtPort()
          .met(new InetSocketAddress(at.getAddress(), message.port()));
    }
  }
}
