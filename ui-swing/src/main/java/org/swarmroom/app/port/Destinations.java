package org.swarmroom.app.port;

import io.netty.channel.Channel;
import java.util.Optional;

/**
 * Where identified connections go. Called on the connection's event loop; the bytes read so far
 * follow once the call returns.
 */
public interface Destinations {

  /**
   * Somebody speaks IRC.
   *
   * @param fingerprint of the certificate that TLS checked, if one was shown
   * @param secure whether TLS runs below
   * @return false if no room is hosted here; the connection is closed then
   */
  boolean chat(Channel channel, Optional<String> fingerprint, boolean secure);

  /**
   * Somebody speaks BitTorrent, in the open or below MSE, or below TLS when there is a fingerprint
   * or TLS handler.
   */
  void peer(Channel channel, Optional<String> fingerprint);

  /**
   * Another node wants to exchange catalogues, below TLS. The channel does not read until its taker
   * turns auto-read on.
   */
  void member(Channel channel, Optional<String> fingerprint);
}
