package org.swarmroom.sharing.discovery;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * An address as users write it: {@code HOST:PORT}, {@code [IPv6]:PORT}.
 *
 * @param host a name or figures, without brackets
 */
record HostPort(String host, int port) {

  /**
   * @throws PeerException with a sentence for the user
   */
  static HostPort parse(String text) {
    String trimmed = text.strip();
    int colon = trimmed.lastIndexOf(':');
    String host = colon < 0 ? "" : trimmed.substring(0, colon);
    String port = colon < 0 ? "" : trimmed.substring(colon + 1);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.indexOf(':') >= 0) {
      throw wrong(text);
    }
    boolean figures =
        !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(HostPort::digit);
    int number = figures ? Integer.parseInt(port) : 0;
    boolean clean =
        host.length() <= 255
            && host.chars().allMatch(c -> c > ' ' && c != '/' && c != '@' && c < 127);
    if (host.isEmpty() || !clean || number < 1 || number > 65_535) {
      throw wrong(text);
    }
    return new HostPort(host, number);
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private static PeerException wrong(String text) {
    return new PeerException(
        "\"%s\" is no address of a peer. Write HOST:PORT, such as 192.168.1.20:51413."
            .formatted(text));
  }

  static HostPort of(InetAddress address, int port) {
    return new HostPort(address.getHostAddress(), port);
  }

  /** Whether the host is an IP address, so that nobody's name server is asked. */
  boolean isLiteral() {
    return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
  }

  InetSocketAddress unresolved() {
    return InetSocketAddress.createUnresolved(host, port);
  }

  @Override
  public String toString() {
    return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
  }
}
