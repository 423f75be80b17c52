package org.swarmroom.sharing.discovery;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.sharing.transport.PeerDialer;
import org.swarmroom.sharing.transport.Route;
import org.swarmroom.sharing.transport.SslHandlers;

/** Dials members by TLS. Any thread. */
public final class TlsMemberDialer implements MemberDialer {

  private final PeerDialer dialer;
  private final EventLoopGroup loops;

  public TlsMemberDialer(PeerDialer dialer, EventLoopGroup loops) {
    this.dialer = dialer;
    this.loops = loops;
  }

  @Override
  public CompletableFuture<Dialled> dial(String host, int port, Optional<String> fingerprint) {
    var dialled = new CompletableFuture<Dialled>();
    var route = new Route.Tls(SslHandlers.ALPN_SWARMROOM, fingerprint);
    dialer
        .dial(
            loops.next(),
            InetSocketAddress.createUnresolved(host, port),
            route,
            new ChannelInboundHandlerAdapter())
        .addListener(
            (io.netty.util.concurrent.Future<Channel> ready) -> {
              if (ready.isSuccess()) {
                Channel channel = ready.getNow();
                dialled.complete(
                    new Dialled(channel, SslHandlers.peerFingerprint(channel).orElse("")));
              } else {
                dialled.completeExceptionally(ready.cause());
              }
            });
    return dialled;
  }
}
