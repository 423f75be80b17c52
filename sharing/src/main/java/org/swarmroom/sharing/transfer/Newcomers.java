package org.swarmroom.sharing.transfer;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Accepted connections that have not shown yet which torrent they want, or that they may be here.
 *
 * <p>Invariant: at most {@link #MOST} in all and {@link #MOST_OF_ONE} from one address, so that
 * handshakes begun and not ended can't use up the node's sockets. Thread-safe.
 */
public final class Newcomers {

  public static final int MOST = 512;
  public static final int MOST_OF_ONE = 128;

  private final Set<Channel> waiting = new HashSet<>();
  private final Map<InetAddress, Integer> byAddress = new HashMap<>();

  /**
   * Counts a connection until it left, or closed.
   *
   * @return false when there is no place for it
   */
  public boolean enter(Channel channel) {
    synchronized (this) {
      int same = byAddress.getOrDefault(address(channel), 0);
      if (waiting.size() >= MOST || same >= MOST_OF_ONE) {
        return false;
      }
      waiting.add(channel);
      byAddress.put(address(channel), same + 1);
    }
    channel.closeFuture().addListener(closed -> leave(channel));
    return true;
  }

  /** It has shown what it wants. Twice is once. */
  public synchronized void leave(Channel channel) {
    if (waiting.remove(channel)) {
      byAddress.computeIfPresent(address(channel), (a, same) -> same > 1 ? same - 1 : null);
    }
  }

  /** A channel without a proper address is one of a test's, or closed already. */
  private static InetAddress address(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress from && from.getAddress() != null
        ? from.getAddress()
        : InetAddress.getLoopbackAddress();
  }
}
