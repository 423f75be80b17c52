package org.swarmroom.app.port;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.swarmroom.sharing.transport.SslHandlers;

/** The bound port. Thread-safe. */
public final class Listener implements AutoCloseable {

  /** Tried after the wished one, before any free one. */
  private static final int NEIGHBOURS = 10;

  private final Channel channel;
  private final Optional<Integer> taken;

  private Listener(Channel channel, Optional<Integer> taken) {
    this.channel = channel;
    this.taken = taken;
  }

  /**
   * Binds and begins to accept. Blocks for a moment.
   *
   * @param address to listen at; the wildcard for all
   * @param wished port; when another program has it, a free one near it is taken; 0 for any
   * @throws IOException if the address is not this machine's, or may not be used
   */
  public static Listener open(
      EventLoopGroup loops,
      InetAddress address,
      int wished,
      SslHandlers tls,
      Destinations destinations)
      throws IOException {
    var bootstrap =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 512)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childHandler(new Reception(tls, destinations));
    IOException failure = new BindException("no port was tried");
    for (int attempt = 0; attempt <= NEIGHBOURS + 1; attempt++) {
      int port = attempt > NEIGHBOURS || wished + attempt > 65535 ? 0 : wished + attempt;
      ChannelFuture bound =
          bootstrap.bind(new InetSocketAddress(address, port)).awaitUninterruptibly();
      if (bound.isSuccess()) {
        return new Listener(bound.channel(), attempt == 0 ? Optional.empty() : Optional.of(wished));
      }
      failure = failure(bound.cause(), address, port);
      if (wished == 0) {
        break;
      }
    }
    throw failure;
  }

  private static IOException failure(Throwable cause, InetAddress address, int port) {
    return cause instanceof IOException io
        ? io
        : new IOException(
            "listening at " + address.getHostAddress() + ":" + port + " failed", cause);
  }

  public int port() {
    return address().getPort();
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  /** The port that was wished for, if another program had it. */
  public Optional<Integer> taken() {
    return taken;
  }

  /** Whether it still accepts. */
  public boolean isOpen() {
    return channel.isOpen();
  }

  /** Stops accepting; accepted connections go on. */
  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
  }
}
