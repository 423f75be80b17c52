package org.swarmroom.sharing.sim;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Hosts, and connections between them. */
final class Network {

  private static final int PORT = 6881;
  private static final long CONNECT_TIMEOUT = 10_000_000_000L;

  private final World world;
  private final Map<String, Host> hosts = new LinkedHashMap<>();
  private final Consumer<Connection> opened;
  private long dialled;

  /**
   * @param opened told of each new connection
   */
  Network(World world, Consumer<Connection> opened) {
    this.world = world;
    this.opened = opened;
  }

  /** A host at 10.0.x.y. */
  Host host(Line line) {
    int n = hosts.size() + 1;
    var host = new Host(world, new InetSocketAddress(ip(n), PORT), line);
    hosts.put(host.address.getAddress().getHostAddress(), host);
    return host;
  }

  private static InetAddress ip(int n) {
    try {
      return InetAddress.getByAddress(new byte[] {10, 0, (byte) (n >> 8), (byte) n});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  /**
   * Dials.
   *
   * <p>/** Dials.
   *
   * @param fingerprint what the dialler shows over TLS; empty without TLS
   * @param prepare sees the channel before the protocol
   */
  Future<Channel> dial(
      Host from,
      InetSocketAddress to,
      Optional<String> fingerprint,
      EventLoop loop,
      Consumer<Channel> prepare,
      ChannelHandler protocol) {
    Promise<Channel> ready = loop.newPromise();
    var target = Optional.ofNullable(hosts.get(to.getHostString()));
    if (target.isEmpty()) {
      fail(loop, ready, from.line.delayNanos());
      return ready;
    }
    long delay = from.line.delayNanos() + target.get().line.delayNanos();
    world.after(
        delay,
        () -> {
          var listener = target.get().listener();
          if (listener.isEmpty()) {
            fail(loop, ready, CONNECT_TIMEOUT - delay);
            return;
          }
          var connection = new Connection(world, dialled++, from, target.get(), fingerprint);
          opened.accept(connection);
          listener.get().accept(connection);
          world.after(delay, () -> open(connection, loop, prepare, protocol, ready));
        });
    return ready;
  }

  private static void open(
      Connection connection,
      EventLoop loop,
      Consumer<Channel> prepare,
      ChannelHandler protocol,
      Promise<Channel> ready) {
    var channel = connection.diallersEnd();
    loop.register(channel)
        .addListener(
            registered -> {
              if (registered.isSuccess() && ready.trySuccess(channel)) {
                prepare.accept(channel);
                channel.pipeline().addLast(protocol);
              } else {
                ready.tryFailure(new IOException("not registered"));
                channel.close();
              }
            });
  }

  private void fail(EventLoop loop, Promise<Channel> ready, long after) {
    world.after(
        after, () -> loop.execute(() -> ready.tryFailure(new IOException("Connection refused"))));
  }
}
