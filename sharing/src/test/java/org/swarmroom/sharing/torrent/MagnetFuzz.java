package org.swarmroom.sharing.torrent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.swarmroom.testdata.HostileLinks;
import org.swarmroom.testdata.Must;

/**
 * Magnet links: refused by {@link MetainfoException} alone, with a sentence; what is taken is
 * written and read again as the same, unless that is longer than a link may be.
 */
public final class MagnetFuzz {

  private static final int LONGEST = 64 << 10;

  private MagnetFuzz() {}

  public static List<byte[]> seeds() {
    var seeds = new ArrayList<byte[]>();
    HostileLinks.magnets().forEach(link -> seeds.add(link.getBytes(UTF_8)));
    String v1 = "magnet:?xt=urn:btih:" + "0123456789abcdef0123456789abcdef01234567";
    String v2 = "&xt=urn:btmh:1220" + "0123456789abcdef".repeat(4);
    seeds.add(
        (v1 + "&dn=a%20name+b&xl=12345&tr=http%3A%2F%2Ft%2Fa&tr.1=udp://t:1").getBytes(UTF_8));
    seeds.add((v1 + v2 + "&x.pe=10.0.0.1:6881&x.pe=[::1]:1&x.pe=host:65535").getBytes(UTF_8));
    seeds.add(("magnet:?xt=urn:btih:" + "abcdefghijklmnopqrstuvwxyz234567").getBytes(UTF_8));
    seeds.add((v1 + "&x.pe=" + ":".repeat(60_000) + "g:1").getBytes(UTF_8));
    return seeds;
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((16 << 20) + 1_000L * data.length, () -> check(new String(data, UTF_8)));
  }

  private static void check(String link) {
    Optional<Magnet> taken = parse(link);
    if (taken.isEmpty()) {
      return;
    }
    Magnet magnet = taken.get();
    Must.hold(magnet.infoHash() != null, "it names a torrent");
    Must.hold(magnet.peers().stream().allMatch(p -> p.isUnresolved()), "no name is looked up");
    String written = magnet.format();
    if (written.length() <= LONGEST) {
      Must.hold(parse(written).orElseThrow().equals(magnet), "the link is read again: " + written);
    }
  }

  private static Optional<Magnet> parse(String link) {
    try {
      return Optional.of(Magnet.parse(link));
    } catch (MetainfoException e) {
      Must.hold(e.getMessage().endsWith("."), "the refusal is a sentence");
      return Optional.empty();
    }
  }
}
