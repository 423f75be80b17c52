package org.swarmroom.sharing.discovery;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.Index;
import org.swarmroom.index.files.FileChange;
import org.swarmroom.index.files.OwnFile;
import org.swarmroom.index.files.ShareRoot;
import org.swarmroom.sharing.transport.Identity;
import org.swarmroom.sharing.transport.PeerDialer;
import org.swarmroom.sharing.transport.SslHandlers;

/** A node as far as discovery and catalogues need one: identity, index, listening port, book. */
final class TestMember implements AutoCloseable, PeerListener {

  static final byte[] ROOM =
      "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  final Identity identity;
  final Index index;
  final PeerBook book;
  final List<String> warnings = new ArrayList<>();
  private final String nick;
  private final Channel server;
  private final Moves moves;
  private final ShareRoot root;
  private long nextFile = 1;

  TestMember(
      String nick,
      Path folder,
      EventLoopGroup loops,
      Moves moves,
      Optional<PeerBookConfig.Lan> lan,
      Identity identity)
      throws IOException {
    this.nick = nick;
    this.moves = moves;
    this.identity = identity;
    index = Index.open(Files.createDirectories(folder));
    root = index.files().addRoot(folder.resolve("shared"), false).join();
    var tls = new SslHandlers(identity);
    var dialer = new PeerDialer(NioSocketChannel::new, tls, Optional.empty(), Runnable::run);
    server = listen(loops, tls);
    book =
        new PeerBook(
            new PeerBookConfig(
                identity.fingerprint(),
                () -> nick,
                this::port,
                loops,
                new TlsMemberDialer(dialer, loops),
                lan),
            index,
            this);
    book.start().join();
  }

  private Channel listen(EventLoopGroup loops, SslHandlers tls) {
    return new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                SslHandler handler = tls.server(channel.alloc());
                channel.pipeline().addLast(handler);
                handler
                    .handshakeFuture()
                    .addListener(
                        done -> {
                          if (done.isSuccess()) {
                            book.accept(channel, SslHandlers.peerFingerprint(channel));
                          }
                        });
              }
            })
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
        .syncUninterruptibly()
        .channel();
  }

  String nick() {
    return nick;
  }

  int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  String address() {
    return "127.0.0.1:" + port();
  }

  String fingerprint() {
    return identity.fingerprint();
  }

  RoomMember asMember() {
    return new RoomMember(fingerprint(), nick, List.of(address()));
  }

  /** Puts files into the index as if the library had hashed them. */
  void share(int count) {
    var seen = new ArrayList<FileChange>();
    long first = nextFile;
    for (int i = 0; i < count; i++) {
      seen.add(new FileChange.Seen(path(nextFile), nextFile, 1));
      nextFile++;
    }
    index.files().apply(root.id(), seen).join();
    var stored = new ArrayList<java.util.concurrent.CompletableFuture<Boolean>>();
    for (long number = first; number < nextFile; number++) {
      OwnFile file = index.files().find(root.id(), path(number)).orElseThrow();
      stored.add(
          index
              .files()
              .hashed(
                  file.id(),
                  number,
                  1,
                  content(number),
                  java.util.Arrays.copyOf(content(number).bytes(), 20),
                  new byte[0]));
    }
    stored.forEach(java.util.concurrent.CompletableFuture::join);
    book.ownCatalogueChanged();
  }

  private String path(long number) {
    return nick + " file " + number + ".txt";
  }

  ContentId content(long number) {
    byte[] bytes = new byte[32];
    java.nio.ByteBuffer.wrap(bytes).putInt(nick.hashCode()).putLong(number);
    return ContentId.of(bytes);
  }

  /** Files of the other's catalogue that are durable and searchable here. */
  long filesKnownOf(TestMember other) {
    return peer(other).map(Peer::files).orElse(0L);
  }

  boolean sees(TestMember other, PeerState state) {
    return peer(other).filter(peer -> peer.state() == state).isPresent();
  }

  Optional<Peer> peer(TestMember other) {
    return book.peers().join().stream()
        .filter(peer -> peer.fingerprint().equals(other.fingerprint()))
        .findFirst();
  }

  void await(String what, Predicate<TestMember> condition) {
    moves.await(nick + ": " + what, () -> condition.test(this));
  }

  @Override
  public void peerChanged(Peer peer) {
    moves.happened();
  }

  @Override
  public void peerRemoved(Peer peer) {
    moves.happened();
  }

  @Override
  public void catalogueUpdated(String fingerprint, String peerNick, long files) {
    moves.happened();
  }

  @Override
  public void warning(String sentence) {
    synchronized (warnings) {
      warnings.add(sentence);
    }
    moves.happened();
  }

  @Override
  public void close() {
    book.close();
    server.close().syncUninterruptibly();
    index.close();
  }
}
