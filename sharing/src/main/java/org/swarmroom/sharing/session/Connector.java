package org.swarmroom.sharing.session;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import org.swarmroom.sharing.transport.Route;

/**
 * Opens connections to peers, as {@link org.swarmroom.sharing.transport.PeerDialer#dial} does.
 * Thread-safe; does not block.
 */
@FunctionalInterface
public interface Connector {

  /**
   * @param loop the event loop that the connection lives on
   * @param protocol put at the end of the pipeline as soon as TLS or MSE is agreed, before any byte
   *     of the peer's is handed on
   */
  Future<Channel> dial(
      EventLoop loop, InetSocketAddress peer, Route route, ChannelHandler protocol);
}
