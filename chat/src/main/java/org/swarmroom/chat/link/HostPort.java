package org.swarmroom.chat.link;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host name or literal address with a TCP port, written {@code host:port}, IPv6 in brackets.
 *
 * @param host without brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})");
  private static final Pattern IPV6 =
      Pattern.compile("[0-9a-fA-F:]{2,39}(?:\\.[0-9.]{0,16})?(?:%[A-Za-z0-9._-]{1,16})?");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  /** Empty unless the text is one well-formed address with a port in range. */
  public static Optional<HostPort> parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || !PORT.matcher(text.substring(colon + 1)).matches()) {
      return Optional.empty();
    }
    int port = Integer.parseInt(text.substring(colon + 1));
    String host = text.substring(0, colon);
    if (port < 1 || port > 65535) {
      return Optional.empty();
    }
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
      return IPV6.matcher(host).matches() && host.contains(":")
          ? Optional.of(new HostPort(host, port))
          : Optional.empty();
    }
    return NAME.matcher(host).matches() ? Optional.of(new HostPort(host, port)) : Optional.empty();
  }

  @Override
  public String toString() {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }
}
