package org.swarmroom.sharing.discovery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.swarmroom.testdata.Must;

/**
 * Datagrams of local service discovery: never an exception; what is taken is bounded, and written
 * and read again as the same. So are addresses that users write, refused by {@link PeerException}.
 */
public final class LsdFuzz {

  private static final InetSocketAddress GROUP = new InetSocketAddress("239.192.152.143", 6771);

  private LsdFuzz() {}

  public static List<byte[]> seeds() {
    String hash = "0123456789abcdef0123456789ABCDEF01234567";
    return List.of(
        new LsdMessage(6881, List.of(hash), "cookie").format(GROUP),
        new LsdMessage(1, List.of(hash, hash), "").format(GROUP),
        ("BT-SEARCH * HTTP/1.1\nport:65535\ninfohash:" + hash).getBytes(ISO_8859_1),
        ("BT-SEARCH * HTTP/1.1\nport: 65536\ninfohash:" + hash).getBytes(ISO_8859_1),
        "BT-SEARCH * HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1),
        "host.example:6881".getBytes(ISO_8859_1),
        "[fe80::1%eth0]:65535".getBytes(ISO_8859_1),
        new byte[0]);
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((16 << 20) + 1_000L * data.length, () -> check(data));
  }

  private static void check(byte[] data) {
    checkAddress(new String(data, UTF_8));
    checkDatagram(data);
  }

  private static void checkAddress(String text) {
    try {
      HostPort place = HostPort.parse(text);
      Must.hold(HostPort.parse(place.toString()).equals(place), "an address is read again");
      Must.hold(place.unresolved().isUnresolved(), "no name is looked up");
    } catch (PeerException e) {
      Must.hold(e.getMessage().endsWith("."), "the refusal is a sentence");
    }
  }

  private static void checkDatagram(byte[] data) {
    Optional<LsdMessage> taken = LsdMessage.parse(data);
    if (taken.isEmpty()) {
      return;
    }
    LsdMessage message = taken.get();
    Must.hold(message.port() > 0 && message.port() < 65_536, "a port is one");
    Must.hold(message.infohashes().size() <= LsdMessage.MAX_INFOHASHES, "it is bounded");
    boolean ours = message.cookie().chars().allMatch(c -> c < 128);
    byte[] written = message.format(GROUP);
    if (ours && written.length <= LsdMessage.MAX_BYTES) {
      Must.hold(LsdMessage.parse(written).equals(taken), "it is read again");
    }
  }
}
