package org.swarmroom.sharing.transfer;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.swarmroom.sharing.torrent.Metainfo;
import org.swarmroom.sharing.transport.FirstBytes;
import org.swarmroom.sharing.transport.Identity;
import org.swarmroom.sharing.transport.PeerDialer;
import org.swarmroom.sharing.transport.ProtocolSniffer;
import org.swarmroom.sharing.transport.SslHandlers;

/** An engine with a listener on loopback, as a node has it. */
final class TestNode implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  final Identity identity = Identity.create();
  final TestRows rows;
  final Transfers transfers;
  final LinkedBlockingQueue<TransferEvent> events = new LinkedBlockingQueue<>();
  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final SslHandlers tls = new SslHandlers(identity);
  private final Channel listener;

  TestNode() {
    this(c -> c);
  }

  TestNode(UnaryOperator<TransfersConfig.Builder> settings) {
    this(new TestRows(), settings);
  }

  TestNode(TestRows rows, UnaryOperator<TransfersConfig.Builder> settings) {
    this.rows = rows;
    var dialer = new PeerDialer(NioSocketChannel::new, tls, Optional.empty(), Runnable::run);
    var config = TransfersConfig.of(loops, rows, identity.fingerprint(), dialer::dial);
    transfers = Transfers.open(settings.apply(config.port(this::port)).build());
    transfers.listen(events::add);
    listener =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(new ProtocolSniffer((ctx, p) -> sniffed(channel, p)));
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
    transfers.start().join();
  }

  private void sniffed(Channel channel, FirstBytes protocol) {
    if (protocol != FirstBytes.TLS) {
      transfers.accept(channel, Optional.empty());
      return;
    }
    channel
        .pipeline()
        .addLast(tls.server(channel.alloc()))
        .addLast(
            new ChannelInboundHandlerAdapter() {
              @Override
              public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
                if (event instanceof SslHandshakeCompletionEvent done && done.isSuccess()) {
                  transfers.accept(channel, SslHandlers.peerFingerprint(channel));
                  ctx.pipeline().remove(this);
                }
              }
            });
  }

  int port() {
    return listener == null ? 0 : address().getPort();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.localAddress();
  }

  String fingerprint() {
    return identity.fingerprint();
  }

  HolderAddress asHolder(String nick) {
    return new HolderAddress(fingerprint(), nick, address());
  }

  /** Puts the file there and serves it. */
  TestNode seeds(Metainfo torrent, Path folder, byte[] data) throws Exception {
    TestTorrents.file(folder, torrent.name(), data);
    return seeds(torrent, folder);
  }

  /** Serves what is there. */
  TestNode seeds(Metainfo torrent, Path folder) throws InterruptedException {
    transfers.addTorrent(torrent, folder, none()).join();
    awaitDone();
    return this;
  }

  TransferStatus fetches(Metainfo torrent, Path into, TestNode... from) {
    var peers = Stream.of(from).map(TestNode::address).toList();
    return transfers.addTorrent(torrent, into, peers).join();
  }

  /** The next event that fits; the others are dropped. */
  TransferEvent await(Predicate<TransferEvent> wanted) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      var event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (event == null) {
        throw new AssertionError("not in time; transfers: " + transfers.list());
      }
      if (wanted.test(event)) {
        return event;
      }
    }
  }

  TransferStatus awaitDone() throws InterruptedException {
    var event = await(e -> e instanceof TransferEvent.Done || e instanceof TransferEvent.Failed);
    if (event instanceof TransferEvent.Done done) {
      return done.status();
    }
    throw new AssertionError("failed: " + event);
  }

  TransferStatus awaitStatus(Predicate<TransferStatus> wanted) throws InterruptedException {
    var event = await(e -> e instanceof TransferEvent.Progress p && wanted.test(p.status()));
    return ((TransferEvent.Progress) event).status();
  }

  /** Bytes of blocks sent so far. */
  long uploaded(Metainfo torrent) {
    return transfers.uploaded(torrent.wireHashes().get(0));
  }

  /** Ends as a killed process does: nothing is closed in order. */
  void kill() {
    listener.close();
    loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Override
  public void close() {
    listener.close().syncUninterruptibly();
    transfers.close();
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  static List<InetSocketAddress> none() {
    return List.of();
  }
}
