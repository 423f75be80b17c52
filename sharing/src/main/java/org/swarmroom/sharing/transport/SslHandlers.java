package org.swarmroom.sharing.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Makes TLS 1.3 handlers that show this node's certificate. Contexts are made once; any thread.
 *
 * <p>Both sides accept every certificate that is not pinned to another: {@link #peerFingerprint}
 * tells whose it was, and the caller decides what that one may do.
 */
public final class SslHandlers {

  /** ALPN name of chat. */
  public static final String ALPN_IRC = "irc";

  /** ALPN name for what nodes alone say to each other. */
  public static final String ALPN_SWARMROOM = "swarmroom";

  /** ALPN name of the peer wire protocol. */
  public static final String ALPN_BITTORRENT = "bittorrent";

  /** How long a handshake may take, in milliseconds. */
  public static final long HANDSHAKE_MILLIS = 10_000;

  private final SslContext server;
  private final SslContext plainClient;
  private final Map<String, SslContext> clients;

  /** Handlers that show the certificate of {@code identity}. */
  public SslHandlers(Identity identity) {
    this.server =
        build(
            SslContextBuilder.forServer(identity.key(), identity.certificate())
                .clientAuth(ClientAuth.OPTIONAL)
                .applicationProtocolConfig(alpn(ALPN_IRC, ALPN_SWARMROOM, ALPN_BITTORRENT)));
    this.plainClient = build(client(identity));
    this.clients =
        Map.of(
            ALPN_IRC, client(identity, ALPN_IRC),
            ALPN_SWARMROOM, client(identity, ALPN_SWARMROOM),
            ALPN_BITTORRENT, client(identity, ALPN_BITTORRENT));
  }

  /** For an accepted connection; a client certificate is wanted, not needed. */
  public SslHandler server(ByteBufAllocator alloc) {
    return limited(server.newHandler(alloc));
  }

  /**
   * For a dialled connection.
   *
   * @param alpn one of the three names, or empty for none
   * @param pinned the fingerprint that the other side must show; empty for any. Another one fails
   *     the handshake with a {@link PinException} among the causes
   */
  public SslHandler client(ByteBufAllocator alloc, String alpn, Optional<String> pinned) {
    SslContext context = alpn.isEmpty() ? plainClient : clients.get(alpn);
    if (context == null) {
      throw new IllegalArgumentException("no ALPN name of ours: " + alpn);
    }
    return limited(
        context.newHandler(alloc, pinned.map(p -> p.toLowerCase(Locale.ROOT)).orElse(""), 0));
  }

  /** The fingerprint of the certificate that the other side of a TLS connection showed. */
  public static Optional<String> peerFingerprint(Channel channel) {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (tls == null) {
      return Optional.empty();
    }
    try {
      Certificate[] chain = tls.engine().getSession().getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate leaf
          ? Optional.of(Fingerprints.of(leaf))
          : Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      // A client need not show one.
      return Optional.empty();
    }
  }

  /** The protocol that both sides of a TLS connection agreed upon by ALPN. */
  public static Optional<String> protocol(Channel channel) {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    return tls == null
        ? Optional.empty()
        : Optional.ofNullable(tls.applicationProtocol()).filter(p -> !p.isEmpty());
  }

  private static SslHandler limited(SslHandler handler) {
    handler.setHandshakeTimeout(HANDSHAKE_MILLIS, TimeUnit.MILLISECONDS);
    return handler;
  }

  private static SslContext client(Identity identity, String alpn) {
    return build(client(identity).applicationProtocolConfig(alpn(alpn)));
  }

  private static SslContextBuilder client(Identity identity) {
    return SslContextBuilder.forClient()
        .keyManager(identity.key(), identity.certificate())
        .endpointIdentificationAlgorithm(null);
  }

  private static SslContext build(SslContextBuilder builder) {
    try {
      return builder
          .sslProvider(SslProvider.JDK)
          .protocols("TLSv1.3")
          .trustManager(new FingerprintTrust())
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("every Java has TLS 1.3", e);
    }
  }

  private static ApplicationProtocolConfig alpn(String... names) {
    return new ApplicationProtocolConfig(
        Protocol.ALPN,
        SelectorFailureBehavior.NO_ADVERTISE,
        SelectedListenerFailureBehavior.ACCEPT,
        names);
  }
}
