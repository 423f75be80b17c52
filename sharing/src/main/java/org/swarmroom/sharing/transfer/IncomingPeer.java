package org.swarmroom.sharing.transfer;

import io.netty.channel.Channel;
import java.util.Optional;
import org.swarmroom.sharing.wire.Handshake;

/** Takes over connections for an infohash that is no torrent, such as the room's own swarm. */
@FunctionalInterface
public interface IncomingPeer {

  /**
   * Called on the channel's event loop when the peer's handshake was read and not yet answered. The
   * channel does not read until the taker turns auto-read on; its pipeline holds the TLS handler,
   * if any, and nothing of the engine's.
   *
   * @param fingerprint of the peer's certificate, if it showed one
   */
  void take(Channel channel, Handshake handshake, Optional<String> fingerprint);
}
