package org.swarmroom.app.port;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.transport.FirstBytes;
import org.swarmroom.sharing.transport.ProtocolSniffer;
import org.swarmroom.sharing.transport.SslHandlers;

/**
 * Finds out what accepted connections speak.
 *
 * <p>unknown → TLS → ALPN {@code irc}, {@code bittorrent} or {@code swarmroom}, or the first bytes
 * inside; unknown → BitTorrent, MSE, or IRC in plain text from this machine alone. Everything else
 * is closed without a word. The times allowed are those of {@link ProtocolSniffer} and {@link
 * SslHandlers}.
 */
final class Reception extends ChannelInitializer<SocketChannel> {

  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  /** Name in the pipeline. */
  private static final String PLACE = "place";

  private final SslHandlers tls;
  private final Destinations destinations;
  private final Unidentified unidentified = new Unidentified();

  Reception(SslHandlers tls, Destinations destinations) {
    this.tls = tls;
    this.destinations = destinations;
  }

  int unidentified() {
    return unidentified.count();
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    InetAddress from = channel.remoteAddress().getAddress();
    if (!unidentified.enter(from)) {
      LOG.debug("too many unidentified connections; one from {} closed", from);
      end(channel);
      return;
    }
    var place = new Place(from);
    var unused = channel.closeFuture().addListener(closed -> place.free());
    channel.pipeline().addLast(new ProtocolSniffer((ctx, first) -> outside(ctx, first, place)));
    channel.pipeline().addLast(PLACE, place);
  }

  private void outside(ChannelHandlerContext ctx, FirstBytes first, Place place) {
    Channel channel = ctx.channel();
    switch (first) {
      case TLS -> channel.pipeline().addBefore(PLACE, null, tls.server(channel.alloc()));
      case BITTORRENT, MSE -> {
        place.leave(channel);
        destinations.peer(channel, Optional.empty());
      }
      case IRC -> {
        if (isLocal(channel)) {
          chat(channel, place, Optional.empty(), false);
        } else {
          end(channel);
        }
      }
      case HTTP -> end(channel);
    }
  }

  private void afterHandshake(Channel channel, Place place) {
    Optional<String> fingerprint = SslHandlers.peerFingerprint(channel);
    String protocol = SslHandlers.protocol(channel).orElse("");
    switch (protocol) {
      case SslHandlers.ALPN_IRC -> chat(channel, place, fingerprint, true);
      case SslHandlers.ALPN_BITTORRENT -> {
        place.leave(channel);
        destinations.peer(channel, fingerprint);
      }
      case SslHandlers.ALPN_SWARMROOM -> {
        place.leave(channel);
        // What came in the same packet as the end of the handshake waits here for its reader.
        channel.config().setAutoRead(false);
        channel.pipeline().addLast(new FlowControlHandler());
        destinations.member(channel, fingerprint);
      }
      default ->
          channel
              .pipeline()
              .addBefore(
                  PLACE,
                  null,
                  new ProtocolSniffer((ctx, first) -> inside(ctx, first, place, fingerprint)));
    }
  }

  private void inside(
      ChannelHandlerContext ctx, FirstBytes first, Place place, Optional<String> fingerprint) {
    switch (first) {
      case IRC -> chat(ctx.channel(), place, fingerprint, true);
      case BITTORRENT -> {
        place.leave(ctx.channel());
        destinations.peer(ctx.channel(), fingerprint);
      }
      case TLS, MSE, HTTP -> end(ctx.channel());
    }
  }

  private void chat(Channel channel, Place place, Optional<String> fingerprint, boolean secure) {
    place.leave(channel);
    if (!destinations.chat(channel, fingerprint, secure)) {
      end(channel);
    }
  }

  private static void end(Channel channel) {
    var unused = channel.close();
  }

  private static boolean isLocal(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress from
        && from.getAddress().isLoopbackAddress();
  }

  /** Keeps a connection's place among the unidentified; stands last in its pipeline meanwhile. */
  private final class Place extends ChannelInboundHandlerAdapter {

    private final InetAddress from;
    private boolean free;

    Place(InetAddress from) {
      this.from = from;
    }

    void leave(Channel channel) {
      free();
      channel.pipeline().remove(this);
    }

    void free() {
      if (!free) {
        free = true;
        unidentified.leave(from);
      }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event instanceof SslHandshakeCompletionEvent done) {
        if (done.isSuccess()) {
          afterHandshake(ctx.channel(), this);
        } else {
          LOG.debug("TLS with {} failed: {}", from, String.valueOf(done.cause()));
          end(ctx.channel());
        }
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      LOG.debug("a connection from {} failed before it was known: {}", from, cause.toString());
      end(ctx.channel());
    }
  }
}
