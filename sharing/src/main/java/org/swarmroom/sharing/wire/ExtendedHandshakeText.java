package org.swarmroom.sharing.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BInteger;
import org.swarmroom.sharing.bencode.BString;
import org.swarmroom.sharing.bencode.BValue;
import org.swarmroom.sharing.bencode.BencodeException;
import org.swarmroom.sharing.bencode.BencodeParser;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.bencode.Limits;

/** The bencoded form of an {@link ExtendedHandshake}. */
final class ExtendedHandshakeText {

  private static final int MAX_NAMES = 64;
  private static final int MAX_CLIENT = 128;
  private static final Set<String> KNOWN = Set.of("v", "yourip");

  private ExtendedHandshakeText() {}

  static ExtendedHandshake parse(byte[] payload) {
    try {
      BDictionary in = BencodeParser.dictionary(payload, Limits.MESSAGE);
      return new ExtendedHandshake(
          in.dictionary("m").map(ExtendedHandshakeText::ids).orElse(Map.of()),
          in.string("v").map(v -> v.text(MAX_CLIENT)),
          within(in.integer("p"), 1, 65_535),
          within(in.integer("reqq"), 1, Integer.MAX_VALUE),
          within(in.integer("metadata_size"), 1, Integer.MAX_VALUE),
          in.string("yourip").flatMap(ExtendedHandshakeText::address),
          in.integer("upload_only").orElse(0) == 1,
          extras(in));
    } catch (BencodeException e) {
      throw new WireException("The peer's extension handshake is broken: " + e.getMessage(), e);
    }
  }

  private static Map<String, Integer> ids(BDictionary m) {
    Map<String, Integer> ids = new HashMap<>();
    for (Map.Entry<String, BValue> entry : m.entries().entrySet()) {
      if (entry.getValue() instanceof BInteger i
          && i.value() > 0
          && i.value() < 256
          && ids.size() < MAX_NAMES) {
        ids.put(entry.getKey(), (int) i.value());
      }
    }
    return ids;
  }

  private static Map<String, byte[]> extras(BDictionary in) {
    Map<String, byte[]> extras = new HashMap<>();
    for (Map.Entry<String, BValue> entry : in.entries().entrySet()) {
      if (entry.getValue() instanceof BString s
          && !KNOWN.contains(entry.getKey())
          && extras.size() < MAX_NAMES) {
        extras.put(entry.getKey(), s.bytes());
      }
    }
    return extras;
  }

  private static OptionalInt within(OptionalLong value, int min, int max) {
    return value.isPresent() && value.getAsLong() >= min && value.getAsLong() <= max
        ? OptionalInt.of((int) value.getAsLong())
        : OptionalInt.empty();
  }

  private static Optional<InetAddress> address(BString bytes) {
    if (bytes.length() != 4 && bytes.length() != 16) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByAddress(bytes.bytes()));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 bytes are addresses", e);
    }
  }

  static byte[] write(ExtendedHandshake handshake) {
    BDictionary.Builder m = BDictionary.builder();
    handshake.extensions().forEach((name, id) -> m.put(name, id));
    BDictionary.Builder out = BDictionary.builder().put("m", m.build());
    handshake.extras().forEach(out::put);
    handshake.client().ifPresent(v -> out.put("v", v));
    handshake.port().ifPresent(p -> out.put("p", p));
    handshake.requestQueue().ifPresent(n -> out.put("reqq", n));
    handshake.metadataSize().ifPresent(n -> out.put("metadata_size", n));
    handshake.yourIp().ifPresent(ip -> out.put("yourip", ip.getAddress()));
    if (handshake.uploadOnly()) {
      out.put("upload_only", 1);
    }
    return BencodeWriter.write(out.build());
  }
}
