package org.swarmroom.sharing.bencode;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmroom.testdata.HostileBencode;
import org.swarmroom.testdata.Must;

/**
 * Bencode: refused by {@link BencodeException} alone; what is taken is written and read again as
 * the same, byte for byte the second time; spans hold the values they belong to.
 */
public final class BencodeFuzz {

  private BencodeFuzz() {}

  public static List<byte[]> seeds() {
    return HostileBencode.all();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((16 << 20) + 1_000L * data.length, () -> check(data));
  }

  private static void check(byte[] data) {
    Optional<BencodeParser.Document> taken = parse(data);
    if (taken.isEmpty()) {
      return;
    }
    BencodeParser.Document document = taken.get();
    byte[] written = BencodeWriter.write(document.value());
    BencodeParser.Document again = parse(written).orElseThrow();
    Must.hold(again.value().equals(document.value()), "the value is read again");
    Must.hold(again.end() == written.length, "all that was written is read");
    Must.hold(
        Arrays.equals(BencodeWriter.write(again.value()), written), "there is one written form");
    if (document.value() instanceof BDictionary dictionary) {
      Must.hold(document.spans().keySet().equals(dictionary.entries().keySet()), "spans are keyed");
      document.spans().forEach((key, span) -> checkSpan(data, dictionary.entries(), key, span));
    }
  }

  private static void checkSpan(
      byte[] data, Map<String, BValue> entries, String key, BencodeParser.Span span) {
    byte[] raw = Arrays.copyOfRange(data, span.start(), span.end());
    BencodeParser.Document value = parse(raw).orElseThrow();
    Must.hold(value.value().equals(entries.get(key)), "a span holds its value");
    Must.hold(value.end() == raw.length, "a span ends with its value");
  }

  private static Optional<BencodeParser.Document> parse(byte[] bytes) {
    try {
      return Optional.of(BencodeParser.parse(bytes, Limits.MESSAGE));
    } catch (BencodeException e) {
      return Optional.empty();
    }
  }
}
