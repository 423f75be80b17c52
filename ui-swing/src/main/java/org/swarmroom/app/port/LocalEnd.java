package org.swarmroom.app.port;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where connections to others start: at the address the node listens at, so that others find it
 * there again. A node that listens everywhere leaves it to the system.
 *
 * @param bound address of the listener
 */
public record LocalEnd(InetAddress bound) {

  /** Empty also where the two addresses can't be the ends of one connection. */
  public Optional<InetSocketAddress> towards(InetAddress target) {
    boolean fits =
        !bound.isAnyLocalAddress()
            && bound.getClass() == target.getClass()
            && bound.isLoopbackAddress() == target.isLoopbackAddress();
    return fits ? Optional.of(new InetSocketAddress(bound, 0)) : Optional.empty();
  }
}
