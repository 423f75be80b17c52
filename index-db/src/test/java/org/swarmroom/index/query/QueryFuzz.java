package org.swarmroom.index.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.swarmroom.testdata.Must;

/**
 * What users search for, and members ask a node for: refused by {@link QueryException} alone, with
 * a sentence; what is taken asks for something.
 */
public final class QueryFuzz {

  private QueryFuzz() {}

  public static List<byte[]> seeds() {
    return List.of(
            "words in any order \"a phrase\" -not -\"not this\"",
            "type:video,audio -type:image size:>1GB by:nick",
            "size:10M-2G size:<=1.5KiB size:1..2 size:=0",
            "by:\"nick name\" type:\"video\"",
            "\"",
            "-",
            "size:",
            "size:>9223372036854775807P",
            "ß İ ﬁ é 漢字",
            "")
        .stream()
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((16 << 20) + 4_000L * data.length, () -> check(new String(data, UTF_8)));
  }

  private static void check(String text) {
    Query query;
    try {
      query = Query.parse(text);
    } catch (QueryException e) {
      Must.hold(e.getMessage().endsWith("."), "the refusal is a sentence: " + e.getMessage());
      return;
    }
    Must.hold(text.length() <= Query.MAX_LENGTH, "a query is short");
    Must.hold(query.minSize() >= 0, "no file is smaller than nothing");
    boolean asks =
        !query.needles().isEmpty()
            || !query.types().isEmpty()
            || query.by().isPresent()
            || query.minSize() > 0
            || query.maxSize() < Long.MAX_VALUE;
    Must.hold(asks, "it asks for something");
    Must.hold(query.needles().stream().noneMatch(String::isBlank), "each word is one");
  }
}
