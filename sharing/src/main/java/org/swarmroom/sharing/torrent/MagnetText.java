package org.swarmroom.sharing.torrent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads and writes magnet links. */
final class MagnetText {

  private static final int MAX_LENGTH = 64 << 10;
  private static final int MAX_ENTRIES = 200;
  private static final int MAX_HOST = 255;
  private static final String PREFIX = "magnet:?";
  private static final String V1 = "urn:btih:";
  private static final String V2 = "urn:btmh:1220";
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  private Optional<InfoHash> v1 = Optional.empty();
  private Optional<InfoHash> v2 = Optional.empty();
  private Optional<String> name = Optional.empty();
  private OptionalLong size = OptionalLong.empty();
  private final List<String> trackers = new ArrayList<>();
  private final List<InetSocketAddress> peers = new ArrayList<>();

  private MagnetText() {}

  static Magnet parse(String link) throws MetainfoException {
    String text = link.strip();
    if (!text.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) || text.length() > MAX_LENGTH) {
      throw new MetainfoException(
          "This is not a magnet link: it must start with magnet:? and name a torrent.");
    }
    var magnet = new MagnetText();
    for (String part : text.substring(PREFIX.length()).split("&", -1)) {
      int eq = part.indexOf('=');
      if (eq > 0) {
        magnet.entry(
            part.substring(0, eq).toLowerCase(Locale.ROOT), decode(part.substring(eq + 1)));
      }
    }
    if (magnet.v1.isEmpty() && magnet.v2.isEmpty()) {
      throw new MetainfoException(
          "The magnet link names no BitTorrent torrent (no xt=urn:btih: or urn:btmh: in it).");
    }
    return new Magnet(
        magnet.v1, magnet.v2, magnet.name, magnet.size, magnet.trackers, magnet.peers);
  }

  private void entry(String key, String value) throws MetainfoException {
    if (key.equals("xt") || key.startsWith("xt.")) {
      topic(value);
    } else if (key.equals("dn") && !value.isBlank()) {
      name = Optional.of(value);
    } else if (key.equals("xl")) {
      size = number(value);
    } else if ((key.equals("tr") || key.startsWith("tr.")) && trackers.size() < MAX_ENTRIES) {
      trackers.add(value);
    } else if (key.equals("x.pe") && peers.size() < MAX_ENTRIES) {
      peer(value).ifPresent(peers::add);
    }
  }

  private void topic(String value) throws MetainfoException {
    String urn = value.toLowerCase(Locale.ROOT);
    if (urn.startsWith(V1)) {
      v1 = Optional.of(hash(urn.substring(V1.length()), 40));
    } else if (urn.startsWith(V2)) {
      v2 = Optional.of(hash(urn.substring(V2.length()), 64));
    }
  }

  private static InfoHash hash(String text, int digits) throws MetainfoException {
    try {
      if (text.length() == digits) {
        return InfoHash.parse(text);
      } else if (digits == 40 && text.length() == 32) {
        return InfoHash.of(base32(text));
      }
    } catch (IllegalArgumentException e) {
      throw new MetainfoException(
          "The infohash in the magnet link is damaged: copy the link again.", e);
    }
    throw new MetainfoException("The infohash in the magnet link is cut: copy the link again.");
  }

  private static byte[] base32(String text) {
    byte[] out = new byte[InfoHash.SHORT_LENGTH];
    int bits = 0;
    int have = 0;
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = BASE32.indexOf(text.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException("not base 32: " + text.charAt(i));
      }
      bits = bits << 5 | digit;
      have += 5;
      if (have >= 8) {
        have -= 8;
        out[at++] = (byte) (bits >> have);
      }
    }
    return out;
  }

  private static OptionalLong number(String value) {
    return value.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(value))
        : OptionalLong.empty();
  }

  private static Optional<InetSocketAddress> peer(String value) {
    int colon = value.lastIndexOf(':');
    if (colon <= 0 || !value.substring(colon + 1).matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    String host = value.substring(0, colon);
    int port = Integer.parseInt(value.substring(colon + 1));
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    boolean bare = host.indexOf('[') < 0 && host.indexOf(']') < 0;
    return !bare || host.isEmpty() || host.length() > MAX_HOST || port < 1 || port > 65_535
        ? Optional.empty()
        : Optional.of(InetSocketAddress.createUnresolved(host, port));
  }

  /** Percent decoding; a wrong escape stays as it is. */
  private static String decode(String text) {
    var out = new ByteArrayOutputStream(text.length());
    byte[] in = text.getBytes(UTF_8);
    for (int i = 0; i < in.length; i++) {
      int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
      if (low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(in[i] == '+' ? ' ' : in[i]);
      }
    }
    return out.toString(UTF_8);
  }

  static String format(Magnet magnet) {
    var out = new StringBuilder(PREFIX);
    magnet.v1().ifPresent(hash -> add(out, "xt", V1 + hash));
    magnet.v2().ifPresent(hash -> add(out, "xt", V2 + hash));
    magnet.name().ifPresent(n -> add(out, "dn", encode(n)));
    magnet.size().ifPresent(n -> add(out, "xl", Long.toString(n)));
    magnet.trackers().forEach(t -> add(out, "tr", encode(t)));
    magnet.peers().forEach(p -> add(out, "x.pe", host(p) + ":" + p.getPort()));
    return out.toString();
  }

  private static String host(InetSocketAddress peer) {
    String host = peer.getHostString();
    return host.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*") ? "[" + host + "]" : encode(host);
  }

  private static void add(StringBuilder out, String key, String value) {
    out.append(out.length() == PREFIX.length() ? "" : "&").append(key).append('=').append(value);
  }

  private static String encode(String text) {
    var out = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append('%').append(String.format("%02X", (int) c));
      }
    }
    return out.toString();
  }
}
