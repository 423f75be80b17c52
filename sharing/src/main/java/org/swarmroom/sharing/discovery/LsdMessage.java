package org.swarmroom.sharing.discovery;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One datagram of Local Service Discovery. Source: BEP 14, "Protocol".
 *
 * @param port the sender's TCP port
 * @param infohashes lower-case hex, 40 digits each
 * @param cookie made by the sender to know its own datagrams again, perhaps empty
 */
record LsdMessage(int port, List<String> infohashes, String cookie) {

  static final int MAX_BYTES = 1_400;
  static final int MAX_INFOHASHES = 25;

  private static final String FIRST_LINE = "BT-SEARCH * HTTP/1.1";

  LsdMessage {
    infohashes = List.copyOf(infohashes);
  }

  byte[] format(InetSocketAddress group) {
    var text = new StringBuilder(FIRST_LINE).append("\r\n");
    text.append("Host: ")
        .append(group.getHostString())
        .append(':')
        .append(group.getPort())
        .append("\r\n");
    text.append("Port: ").append(port).append("\r\n");
    for (String infohash : infohashes) {
      text.append("Infohash: ").append(infohash).append("\r\n");
    }
    if (!cookie.isEmpty()) {
      text.append("cookie: ").append(cookie).append("\r\n");
    }
    return text.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Empty for anything that is not a search as BEP 14 has it; never throws. */
  static Optional<LsdMessage> parse(byte[] datagram) {
    if (datagram.length > MAX_BYTES) {
      return Optional.empty();
    }
    List<String> lines = new String(datagram, StandardCharsets.ISO_8859_1).lines().toList();
    if (lines.isEmpty() || !lines.get(0).equalsIgnoreCase(FIRST_LINE)) {
      return Optional.empty();
    }
    int port = 0;
    String cookie = "";
    var infohashes = new ArrayList<String>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
        case "port" -> port = portOf(value);
        case "cookie" -> cookie = value;
        case "infohash" -> {
          if (infohashes.size() < MAX_INFOHASHES && isInfohash(value)) {
            infohashes.add(value.toLowerCase(Locale.ROOT));
          }
        }
        default -> {
          // Host and whatever comes later say nothing that we need.
        }
      }
    }
    return port == 0 || infohashes.isEmpty()
        ? Optional.empty()
        : Optional.of(new LsdMessage(port, infohashes, cookie));
  }

  private static int portOf(String value) {
    if (value.isEmpty()
        || value.length() > 5
        || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    int port = Integer.parseInt(value);
    return port <= 65_535 ? port : 0;
  }

  private static boolean isInfohash(String value) {
    return value.length() == 40 && value.chars().allMatch(HexFormat::isHexDigit);
  }
}
