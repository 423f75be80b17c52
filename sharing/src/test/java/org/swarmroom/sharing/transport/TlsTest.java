package org.swarmroom.sharing.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TlsTest {

  private final Loopback net = new Loopback();
  private final Identity host = Identity.create();
  private final Identity member = Identity.create();
  private final BlockingQueue<String> seenByHost = new LinkedBlockingQueue<>();
  private final Inbox hostInbox = new Inbox();
  private final Inbox memberInbox = new Inbox();

  @AfterEach
  void stop() {
    net.close();
  }

  private InetSocketAddress hostListens() {
    var handlers = new SslHandlers(host);
    return net.listen(
        new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            channel.pipeline().addLast(handlers.server(channel.alloc()), new Greeter(), hostInbox);
          }
        });
  }

  /** Says who came and by which protocol, and greets at once. */
  private final class Greeter extends ChannelInboundHandlerAdapter {

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
        seenByHost.add(
            SslHandlers.peerFingerprint(ctx.channel()).orElse("nobody")
                + " "
                + SslHandlers.protocol(ctx.channel()).orElse("none"));
        ctx.writeAndFlush(Unpooled.copiedBuffer("welcome", UTF_8));
      }
    }
  }

  private Future<Channel> dial(InetSocketAddress to, String alpn, Optional<String> pinned)
      throws InterruptedException {
    return net.dialer(member)
        .dial(net.loop(), to, new Route.Tls(alpn, pinned), memberInbox)
        .await();
  }

  private String seen() throws InterruptedException {
    return String.valueOf(seenByHost.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void bothSidesSeeEachOthersFingerprintAndTheProtocolAskedFor() throws Exception {
    InetSocketAddress to = hostListens();

    Channel channel = dial(to, "irc", Optional.of(host.fingerprint())).getNow();

    assertThat(SslHandlers.peerFingerprint(channel)).hasValue(host.fingerprint());
    assertThat(SslHandlers.protocol(channel)).hasValue("irc");
    assertThat(seen()).isEqualTo(member.fingerprint() + " irc");
    assertThat(memberInbox.await(7)).isEqualTo("welcome");
  }

  @Test
  void bytesGoBothWays() throws Exception {
    Channel channel = dial(hostListens(), "bittorrent", Optional.empty()).getNow();

    channel.writeAndFlush(Unpooled.copiedBuffer("x".repeat(100_000), UTF_8));

    assertThat(hostInbox.await(100_000)).hasSize(100_000);
  }

  @Test
  void anotherKeyThanThePinnedOneIsRefusedWithASentence() throws Exception {
    String other = Identity.create().fingerprint();

    Future<Channel> failed = dial(hostListens(), "irc", Optional.of(other));

    assertThat(failed.cause())
        .isInstanceOf(DialException.class)
        .hasMessageStartingWith(
            "The host showed another key than the link names (expected "
                + other.substring(0, 4)
                + "…, got "
                + host.fingerprint().substring(0, 4)
                + "…)");
    assertThat(memberInbox.await(0)).isEmpty();
  }

  @Test
  void aPinHoldsAlsoAfterAnUnpinnedConnectionToTheSamePort() throws Exception {
    InetSocketAddress to = hostListens();
    PeerDialer dialer = net.dialer(member);
    for (int i = 0; i < 3; i++) {
      var open = new Route.Tls("irc", Optional.empty());
      assertThat(dialer.dial(net.loop(), to, open, new Inbox()).await().isSuccess()).isTrue();
      assertThat(seen()).isEqualTo(member.fingerprint() + " irc");
    }

    var pinned = new Route.Tls("irc", Optional.of(Identity.create().fingerprint()));
    Future<Channel> failed = dialer.dial(net.loop(), to, pinned, new Inbox()).await();

    assertThat(failed.cause()).hasMessageContaining("another key");
  }

  @Test
  void theSameMemberIsKnownAgainWhenItComesBack() throws Exception {
    InetSocketAddress to = hostListens();
    PeerDialer dialer = net.dialer(member);
    var route = new Route.Tls("irc", Optional.of(host.fingerprint()));

    for (int i = 0; i < 4; i++) {
      Channel channel = dialer.dial(net.loop(), to, route, new Inbox()).await().getNow();

      assertThat(SslHandlers.peerFingerprint(channel)).hasValue(host.fingerprint());
      assertThat(seen()).isEqualTo(member.fingerprint() + " irc");
    }
  }

  @Test
  void aClientWithoutCertificateAndWithoutAlpnIsLetInAsNobody() throws Exception {
    InetSocketAddress to = hostListens();
    var stock =
        SslContextBuilder.forClient()
            .trustManager(new FingerprintTrust())
            .endpointIdentificationAlgorithm(null)
            .build();

    var handler =
        new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            channel.pipeline().addLast(stock.newHandler(channel.alloc()), memberInbox);
          }
        };
    net.dialer(member).dial(net.loop(), to, new Route.Plain(), handler).await();

    assertThat(seen()).isEqualTo("nobody none");
    assertThat(memberInbox.await(7)).isEqualTo("welcome");
  }

  @Test
  void aPortWhereNobodyListensIsNamed() throws Exception {
    Future<Channel> failed = dial(new InetSocketAddress("127.0.0.1", 1), "irc", Optional.empty());

    assertThat(failed.cause()).hasMessageStartingWith("127.0.0.1:1 refuses the connection");
  }

  @Test
  void aHostWithoutAnAddressIsNamed() throws Exception {
    Future<Channel> failed =
        dial(InetSocketAddress.createUnresolved("no.such.invalid", 1), "irc", Optional.empty());

    assertThat(failed.cause()).hasMessageContaining("no.such.invalid");
  }

  @Test
  void aPeerThatSpeaksNoTlsIsReportedAndNotWaitedFor() throws Exception {
    InetSocketAddress to =
        net.listen(
            new ChannelInboundHandlerAdapter() {
              @Override
              public boolean isSharable() {
                return true;
              }

              @Override
              public void channelActive(ChannelHandlerContext ctx) {
                ctx.writeAndFlush(Unpooled.copiedBuffer("HTTP/1.1 400 Bad Request\r\n", UTF_8));
              }
            });

    assertThat(dial(to, "irc", Optional.empty()).cause())
        .isInstanceOf(DialException.class)
        .hasMessageContaining("did not agree on TLS 1.3");
  }

  @Test
  void aPeerThatHangsUpIsReported() throws Exception {
    InetSocketAddress to =
        net.listen(
            new ChannelInboundHandlerAdapter() {
              @Override
              public boolean isSharable() {
                return true;
              }

              @Override
              public void channelRead(ChannelHandlerContext ctx, Object message) {
                ReferenceCountUtil.release(message);
                ctx.close();
              }
            });

    assertThat(dial(to, "irc", Optional.empty()).cause())
        .isInstanceOf(DialException.class)
        .hasMessageContaining("closed the connection at once");
  }
}
