package org.swarmroom.sharing.transfer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.swarmroom.sharing.room.RoomProof;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.transport.Identity;
import org.swarmroom.sharing.transport.PeerDialer;
import org.swarmroom.sharing.transport.Route;
import org.swarmroom.sharing.transport.SslHandlers;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.Handshake;
import org.swarmroom.sharing.wire.Message;
import org.swarmroom.sharing.wire.MessageEncoder;
import org.swarmroom.sharing.wire.PeerId;

/** Somebody with a certificate who asks a node for a content, and what he hears. */
final class TlsPeer implements AutoCloseable {

  /** How a proven member is told that there is nothing for it. */
  static final byte[] GONE = "d1:mde5:sr_no4:gonee".getBytes(StandardCharsets.US_ASCII);

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Identity identity;
  private final TestNode node;
  private final Channel channel;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final CountDownLatch answered = new CountDownLatch(Handshake.LENGTH);
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  TlsPeer(TestNode node, Identity identity) throws Exception {
    this.node = node;
    this.identity = identity;
    var tls = new SslHandlers(identity);
    var dialer = new PeerDialer(NioSocketChannel::new, tls, Optional.empty(), Runnable::run);
    var route = new Route.Tls(SslHandlers.ALPN_BITTORRENT, Optional.of(node.fingerprint()));
    channel = dialer.dial(loops.next(), node.address(), route, new Ear()).sync().getNow();
    channel.pipeline().addLast(MessageEncoder.INSTANCE);
  }

  private final class Ear extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      var bytes = (ByteBuf) message;
      synchronized (heard) {
        heard.writeBytes(ByteBufUtil.getBytes(bytes));
        heard.notifyAll();
      }
      for (int i = 0; i < bytes.readableBytes(); i++) {
        answered.countDown();
      }
      bytes.release();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      closed.complete(null);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }
  }

  TlsPeer shakes(InfoHash hash) {
    channel.writeAndFlush(Handshake.ours(hash, PeerId.random(), true));
    return this;
  }

  /** The extension handshake with the proof for a room. */
  TlsPeer proves(byte[] key) {
    return greets(
        Map.of(RoomProof.FIELD, RoomProof.make(key, identity.fingerprint(), node.fingerprint())));
  }

  TlsPeer greets(Map<String, byte[]> extras) {
    var greeting =
        new ExtendedHandshake(
            Map.of(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            false,
            extras);
    channel.writeAndFlush(greeting.message());
    return this;
  }

  TlsPeer says(Message message) {
    channel.writeAndFlush(message);
    return this;
  }

  TlsPeer saysBytes(byte[] bytes) {
    channel.writeAndFlush(Unpooled.wrappedBuffer(bytes));
    return this;
  }

  boolean isAnswered() throws InterruptedException {
    return answered.await(20, TimeUnit.SECONDS);
  }

  /** Whether it hears this in time. */
  boolean hears(String text) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    synchronized (heard) {
      while (!heard.toString(StandardCharsets.ISO_8859_1).contains(text)) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        heard.wait(left);
      }
      return true;
    }
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  /** Everything it heard until the node hung up. */
  byte[] untilClose() throws Exception {
    closed.get(20, TimeUnit.SECONDS);
    synchronized (heard) {
      return heard.toByteArray();
    }
  }

  @Override
  public void close() {
    channel.close();
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
