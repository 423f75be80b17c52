package org.swarmroom.chat.client;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import java.net.InetSocketAddress;

/**
 * Opens connections to a room's host. Fulfilled by the application, which knows about TCP, TLS and
 * rooms hosted in this process.
 */
@FunctionalInterface
public interface Dialer {

  /**
   * Connects, does the TLS handshake with our certificate shown, checks the server's fingerprint,
   * and then adds {@code afterHandshake} as the last handler of the pipeline; from there on the
   * bytes are IRC.
   *
   * @param address unresolved or resolved; for a room hosted in this process it may be ignored
   * @param pinnedFingerprint SHA-256 of the server's certificate, lower-case hex
   * @return completes after the handler is in place; fails, with the channel closed, with {@link
   *     WrongFingerprintException} if the certificate is another one, or with any other cause,
   *     which is then retried later. Must give up by itself after a reasonable time.
   */
  ChannelFuture dial(
      InetSocketAddress address, String pinnedFingerprint, ChannelHandler afterHandshake);
}
