package org.swarmroom.sharing.discovery;

import io.netty.channel.Channel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Makes the connections to members: TCP, then TLS with the ALPN name {@code swarmroom} and our own
 * certificate.
 */
public interface MemberDialer {

  /**
   * @param fingerprint the one the peer's certificate must have; empty takes any and tells which
   * @return fails if nobody answers there, or somebody else
   */
  CompletableFuture<Dialled> dial(String host, int port, Optional<String> fingerprint);

  /**
   * A connection whose TLS handshake is done; nothing was said inside yet.
   *
   * @param fingerprint of the certificate that the peer showed
   */
  record Dialled(Channel channel, String fingerprint) {}
}
