package org.swarmroom.sharing.transport;

import java.util.Optional;
import org.swarmroom.sharing.torrent.InfoHash;

/** How a peer is dialled. */
public sealed interface Route {

  /** TCP and nothing else. */
  record Plain() implements Route {}

  /** MSE, about one torrent. */
  record Mse(InfoHash torrent, Encryption encryption) implements Route {}

  /**
   * TLS.
   *
   * @param alpn one of the names in {@link SslHandlers}, or empty for none
   * @param pinned the fingerprint that the peer must show; empty for any
   */
  record Tls(String alpn, Optional<String> pinned) implements Route {}
}
