package org.swarmroom.chat.testing;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.swarmroom.chat.server.RoomServer;

/**
 * A loopback port on which stock clients reach a room server by TLS, with a certificate that
 * keytool made.
 */
public final class TlsListener implements AutoCloseable {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Channel channel;

  public TlsListener(EventLoopGroup group, RoomServer server, Path folder) {
    SslContext tls = context(folder);
    channel =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel child) {
                    SslHandler ssl = tls.newHandler(child.alloc());
                    child.pipeline().addLast(ssl, new Accept(server, ssl));
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  public int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  private static SslContext context(Path folder) {
    try {
      Path file = folder.resolve("room.p12");
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "room",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=room",
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  new String(PASSWORD),
                  "-keystore",
                  file.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!keytool.waitFor(60, TimeUnit.SECONDS)) {
        keytool.destroy();
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, PASSWORD);
      }
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, PASSWORD);
      return SslContextBuilder.forServer(keys)
          .clientAuth(ClientAuth.OPTIONAL)
          .trustManager(InsecureTrustManagerFactory.INSTANCE)
          .build();
    } catch (IOException | GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
  }

  private static final class Accept extends ChannelInboundHandlerAdapter {

    private final RoomServer server;
    private final SslHandler ssl;

    Accept(RoomServer server, SslHandler ssl) {
      this.server = server;
      this.ssl = ssl;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event instanceof SslHandshakeCompletionEvent done && done.isSuccess()) {
        server.accept(ctx.channel(), fingerprint(), true);
        ctx.pipeline().remove(this);
      } else {
        ctx.fireUserEventTriggered(event);
      }
    }

    private Optional<String> fingerprint() {
      try {
        byte[] der = ssl.engine().getSession().getPeerCertificates()[0].getEncoded();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(der);
        return Optional.of(HexFormat.of().formatHex(hash));
      } catch (SSLPeerUnverifiedException e) {
        return Optional.empty();
      } catch (CertificateEncodingException | java.security.NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
