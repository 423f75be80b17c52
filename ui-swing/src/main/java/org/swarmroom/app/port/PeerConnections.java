package org.swarmroom.app.port;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.sharing.discovery.MemberDialer;
import org.swarmroom.sharing.session.Connector;
import org.swarmroom.sharing.transport.PeerDialer;
import org.swarmroom.sharing.transport.Route;
import org.swarmroom.sharing.transport.SslHandlers;

/** Dials peers for the swarm engine and for discovery. Thread-safe. */
public final class PeerConnections implements Connector, MemberDialer {

  private final PeerDialer dialer;
  private final EventLoopGroup loops;

  /**
   * @param loops for links to members; the engine brings its own
   */
  public PeerConnections(PeerDialer dialer, EventLoopGroup loops) {
    this.dialer = dialer;
    this.loops = loops;
  }

  @Override
  public Future<Channel> dial(
      EventLoop loop, InetSocketAddress peer, Route route, ChannelHandler protocol) {
    return dialer.dial(loop, peer, route, protocol);
  }

  @Override
  public CompletableFuture<Dialled> dial(String host, int port, Optional<String> fingerprint) {
    var dialled = new CompletableFuture<Dialled>();
    dialer
        .dial(
            loops.next(),
            InetSocketAddress.createUnresolved(host, port),
            new Route.Tls(SslHandlers.ALPN_SWARMROOM, fingerprint),
            nothing())
        .addListener(
            (Future<Channel> done) -> {
              if (done.isSuccess()) {
                Channel channel = done.getNow();
                String shown = SslHandlers.peerFingerprint(channel).orElse("");
                dialled.complete(new Dialled(channel, shown));
              } else {
                dialled.completeExceptionally(done.cause());
              }
            });
    return dialled;
  }

  /**
   * The callers put their handlers in when the connection is theirs; the other side waits for our
   * first word.
   */
  private static ChannelHandler nothing() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.pipeline();
      }
    };
  }
}
