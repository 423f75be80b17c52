package org.swarmroom.sharing.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.resolver.NoopAddressResolverGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Opens connections to peers. Any thread may ask; the answers come on the event loop given. */
public final class PeerDialer {

  /** How long TCP may take to connect, in milliseconds; TLS and MSE have limits of their own. */
  public static final int CONNECT_MILLIS = 8_000;

  private final ChannelFactory<? extends Channel> channels;
  private final SslHandlers tls;
  private final Optional<InetAddress> bind;
  private final Executor names;

  /**
   * @param channels makes sockets of the kind that the event loops serve
   * @param bind local address to dial from; empty for the system's choice
   * @param names runs look-ups of host names, which block
   */
  public PeerDialer(
      ChannelFactory<? extends Channel> channels,
      SslHandlers tls,
      Optional<InetAddress> bind,
      Executor names) {
    this.channels = channels;
    this.tls = tls;
    this.bind = bind;
    this.names = names;
  }

  /**
   * Dials a peer.
   *
   * @param loop the event loop that the connection lives on
   * @param protocol put at the end of the pipeline as soon as TLS or MSE is agreed and before any
   *     byte of the peer's is handed on; usually a {@link io.netty.channel.ChannelInitializer}
   * @return the channel, ready; or a {@link DialException} whose message is for the user
   */
  public Future<Channel> dial(
      EventLoop loop, InetSocketAddress peer, Route route, ChannelHandler protocol) {
    Promise<Channel> ready = loop.newPromise();
    if (peer.isUnresolved()) {
      names.execute(
          () -> {
            try {
              InetAddress address = InetAddress.getByName(peer.getHostString());
              var found = new InetSocketAddress(address, peer.getPort());
              connect(loop, found, new DialSteps(tls, peer, route, protocol, ready));
            } catch (UnknownHostException e) {
              ready.tryFailure(
                  new DialException(
                      "There is no host called \"" + peer.getHostString() + "\".", e));
            }
          });
    } else {
      connect(loop, peer, new DialSteps(tls, peer, route, protocol, ready));
    }
    return ready;
  }

  private void connect(EventLoop loop, InetSocketAddress to, DialSteps steps) {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channelFactory(channels)
            .resolver(NoopAddressResolverGroup.INSTANCE)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(steps);
    bind.filter(from -> fits(from, to.getAddress()))
        .ifPresent(from -> bootstrap.localAddress(from, 0));
    bootstrap
        .connect(to)
        .addListener(
            future -> {
              if (!future.isSuccess()) {
                steps.fail(future.cause());
              }
            });
  }

  /** Whether the two can be the ends of one connection. */
  private static boolean fits(InetAddress from, InetAddress to) {
    return from.getClass() == to.getClass() && from.isLoopbackAddress() == to.isLoopbackAddress();
  }
}
