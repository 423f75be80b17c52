package org.swarmroom.sharing.session;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import org.swarmroom.sharing.torrent.InfoHash;

/**
 * Opens connections to peers. Each future completes on {@code loop} with a channel whose next bytes
 * are a BitTorrent handshake.
 */
public interface Connector {

  /** TCP as it is. */
  Future<Channel> plain(EventLoop loop, InetSocketAddress peer);

  /** TCP under MSE, the torrent's wire hash being the shared secret. */
  Future<Channel> encrypted(EventLoop loop, InetSocketAddress peer, InfoHash wireHash);

  /**
   * TLS 1.3, ALPN {@code bittorrent}, own certificate shown, the peer's pinned to {@code
   * fingerprint}.
   */
  Future<Channel> member(EventLoop loop, InetSocketAddress peer, String fingerprint);
}
