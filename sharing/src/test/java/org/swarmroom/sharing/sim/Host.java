package org.swarmroom.sharing.sim;

import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A machine on the network: its line and, while a node runs there, who takes connections. */
final class Host {

  private static final long SECOND = 1_000_000_000L;
  private static final long AT_ONCE = SECOND / 1_000;

  final InetSocketAddress address;
  final Line line;
  private final World world;
  private final Set<Connection> connections = new LinkedHashSet<>();
  private Optional<Consumer<Connection>> listener = Optional.empty();
  private long upFreeAt;
  private long downFreeAt;
  private long received;

  Host(World world, InetSocketAddress address, Line line) {
    this.world = world;
    this.address = address;
    this.line = line;
  }

  /**
   * @param taker makes a channel of its end of each new connection
   */
  void listen(Consumer<Connection> taker) {
    listener = Optional.of(taker);
  }

  Optional<Consumer<Connection>> listener() {
    return listener;
  }

  Set<Connection> connections() {
    return connections;
  }

  /** Nobody listens any more; the connections are somebody else's business. */
  void down() {
    listener = Optional.empty();
  }

  /** When {@code bytes} that are sent now have left. */
  long sends(int bytes) {
    upFreeAt = Math.max(world.now(), upFreeAt) + bytes * SECOND / line.up();
    return upFreeAt;
  }

  /** When {@code bytes} that come to the line's far end now are in; few on an idle line at once. */
  long receives(int bytes) {
    received += bytes;
    long takes = bytes * SECOND / line.down();
    boolean idle = downFreeAt < world.now();
    downFreeAt = Math.max(world.now(), downFreeAt) + takes;
    return idle && takes < AT_ONCE ? world.now() : downFreeAt;
  }

  /** Bytes that came in over the line so far. */
  long received() {
    return received;
  }

  @Override
  public String toString() {
    return address.getAddress().getHostAddress();
  }
}
