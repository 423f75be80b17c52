package org.swarmroom.sharing.discovery;

import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What the book needs of this node.
 *
 * @param fingerprint our own
 * @param nick our present one
 * @param port our listening TCP port
 * @param lan where to look for members on the local network; empty to leave that
 */
public record PeerBookConfig(
    String fingerprint,
    Supplier<String> nick,
    IntSupplier port,
    EventLoopGroup loops,
    MemberDialer dialer,
    Optional<Lan> lan) {

  /**
   * @param device the interface to use, or empty for every one that can multicast
   * @param group {@code 239.192.152.143:6771} but in tests
   */
  public record Lan(Optional<NetworkInterface> device, InetSocketAddress group) {

    /** As BEP 14 has it. */
    public static final Lan STANDARD = new Lan(Optional.empty(), LanDiscovery.GROUP);
  }
}
