package org.swarmroom.sharing.tracker;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells addresses of this machine, however they are spelled, without asking a name server.
 *
 * <p>A torrent must not make us press buttons of other services on this machine: here only {@code
 * /announce} is asked.
 */
final class ThisMachine {

  private static final long LARGEST_IPV4 = 0xffff_ffffL;

  private ThisMachine() {}

  /** Whether the address is one on this machine and nothing that a tracker announces at. */
  static boolean isButton(URI tracker) {
    String path = tracker.getPath();
    return tracker.getHost() != null
        && isHost(tracker.getHost())
        && (path == null || !path.endsWith("/announce"));
  }

  private static boolean isHost(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]|\\.+$", "");
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || literal(name).filter(a -> a.isLoopbackAddress() || a.isAnyLocalAddress()).isPresent();
  }

  private static Optional<InetAddress> literal(String text) {
    byte[] bytes =
        text.matches("[0-9]{1,18}")
            ? number(Long.parseLong(text))
            : NetUtil.createByteArrayFromIpAddressString(text);
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 bytes are addresses", e);
    }
  }

  /** Java takes a single number for an IPv4 address. */
  private static byte[] number(long number) {
    long ip = Math.min(number, LARGEST_IPV4);
    return new byte[] {(byte) (ip >> 24), (byte) (ip >> 16), (byte) (ip >> 8), (byte) ip};
  }
}
