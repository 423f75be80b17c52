package org.swarmroom.testdata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Bytes that claim to be bencoded (BEP 3) and are not, are too much, or hold a hostile metainfo.
 */
public final class HostileBencode {

  private static final List<String> BROKEN =
      List.of(
          "",
          "i",
          "ie",
          "i-e",
          "i-0e",
          "i03e",
          "i1",
          "i99999999999999999999999999e",
          "i 1e",
          "i1.5e",
          "-1:a",
          "1",
          "1:",
          "5:abc",
          "01:a",
          "2147483647:a",
          "4294967296:a",
          "99999999999999999999:a",
          "9223372036854775807:",
          "l",
          "le0",
          "lli1ee",
          "d",
          "de1:",
          "di1ei2ee",
          "d1:ae",
          "d1:a",
          "d1:ai1e",
          "d1:bi1e1:ai2ee",
          "d1:ai1e1:ai2ee",
          "e",
          "x",
          "d4:infod6:lengthi-1e4:name1:aee",
          "d4:infod12:piece lengthi0eee",
          "d4:infod6:pieces19:aaaaaaaaaaaaaaaaaaaee",
          "d4:infod4:namel1:aeee",
          "d4:infod5:filesld6:lengthi1e4:pathl2:..4:evileeeee",
          "d4:infod5:filesld6:lengthi9223372036854775807e4:pathl1:aeed6:lengthi1e4:pathl1:beeeee");

  private HostileBencode() {}

  /** All of them; the longest is a few hundred kilobytes. */
  public static List<byte[]> all() {
    List<byte[]> all = new ArrayList<>();
    BROKEN.forEach(text -> all.add(text.getBytes(ISO_8859_1)));
    all.add(nestedLists(100_000));
    all.add(nestedDictionaries(100_000));
    all.add("l".repeat(100_000).getBytes(ISO_8859_1));
    all.add("d1:a".repeat(50_000).getBytes(ISO_8859_1));
    all.add(("i" + "9".repeat(100_000) + "e").getBytes(ISO_8859_1));
    all.add(("1".repeat(100_000) + ":").getBytes(ISO_8859_1));
    for (int seed = 0; seed < 200; seed++) {
      all.add(random(seed));
    }
    return all;
  }

  /** A whole value of that depth. */
  public static byte[] nestedLists(int depth) {
    return ("l".repeat(depth) + "e".repeat(depth)).getBytes(ISO_8859_1);
  }

  /** A whole value of that depth. */
  public static byte[] nestedDictionaries(int depth) {
    return ("d1:a".repeat(depth) + "i1e" + "e".repeat(depth)).getBytes(ISO_8859_1);
  }

  /** Bytes that begin well more often than noise does. */
  public static byte[] random(long seed) {
    Random random = new Random(seed);
    String alphabet = "ilde0123456789:-" + (char) 0 + (char) 255 + "abc";
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(400); left > 0; left--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString().getBytes(ISO_8859_1);
  }
}
