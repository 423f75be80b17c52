package org.swarmroom.index.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmroom.index.FileType;

class QueryTest {

  private static final long K = 1024;

  @Test
  void wordsPhrasesAndExclusionsAreFolded() throws Exception {
    Query query = Query.parse("  Größe \"Exact  Phrase\" -Schlecht -\"not this\" ÅNGSTRÖM ");

    assertThat(query.words()).containsExactly("große", "angstrom");
    assertThat(query.phrases()).containsExactly("exact  phrase");
    assertThat(query.excluded()).containsExactly("schlecht", "not this");
    assertThat(query.types()).isEmpty();
    assertThat(query.by()).isEmpty();
  }

  @Test
  void filtersStandAlone() throws Exception {
    Query query = Query.parse("type:video,Audio size:>1GB by:Ann");

    assertThat(query.types()).containsExactlyInAnyOrder(FileType.VIDEO, FileType.AUDIO);
    assertThat(query.minSize()).isEqualTo(K * K * K + 1);
    assertThat(query.by()).contains("ann");
    assertThat(Query.parse("x -type:video").types()).hasSize(7).doesNotContain(FileType.VIDEO);
    assertThat(Query.parse("by:\"ann b\"").by()).contains("ann b");
  }

  @ParameterizedTest
  @CsvSource({
    "size:>=1K, 1024, 9223372036854775807",
    "size:<1K, 0, 1023",
    "size:<=1KB, 0, 1024",
    "size:1.5k, 1536, 1536",
    "size:=10, 10, 10",
    "size:10M-2G, 10485760, 2147483648",
    "size:2G..10MiB, 10485760, 2147483648",
    "size:1.5K-2.5K, 1536, 2560",
    "size:>1K size:<3K, 1025, 3071",
    "size:>999999999999999P, 9223372036854775807, 9223372036854775807"
  })
  void sizesAreReadWithUnitsOf1024(String text, long min, long max) throws Exception {
    Query query = Query.parse(text);

    assertThat(query.minSize()).isEqualTo(min);
    assertThat(query.maxSize()).isEqualTo(max);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b", "http://x", "c:", ":", "-", "a-b", "ratio:16:9", "\"open", "- x"})
  void whatIsNoFilterIsAWord(String text) throws Exception {
    Query query = Query.parse(text);

    assertThat(query.words().size() + query.phrases().size() + query.excluded().size())
        .isPositive();
    assertThat(query.types()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "\"\"",
        "-x",
        "type:",
        "type:nonsense",
        "size:",
        "size:big",
        "size:>",
        "size:1X",
        "size:-5",
        "by:",
        "-by:ann",
        "-size:>1K",
        "type:video -type:video",
        "size:1-2-3"
      })
  void whatCannotBeUnderstoodIsOneSentence(String text) {
    assertThatThrownBy(() -> Query.parse(text))
        .isInstanceOf(QueryException.class)
        .message()
        .endsWith(".")
        .hasSizeLessThan(200);
  }

  @Test
  void aQueryThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> Query.parse("x ".repeat(1_000))).isInstanceOf(QueryException.class);
  }

  @Test
  void anyTextIsAQueryOrASentence() {
    String[] pieces = {
      "\"", "-", ":", "type:", "size:", "by:", ">", "<", "=", "..", "1", "1.5G", "video", " ", "\t",
      "word", "é", "音楽", "\ud83d", "\udc00", "\u0301", "\u00a0", "\u202e", "\0", ",", "(", "*"
    };
    int understood = 0;
    for (int seed = 0; seed < 50_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(12); left > 0; left--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      try {
        Query query = Query.parse(text.toString());
        understood++;
        assertThat(query.needles()).doesNotContain("").allMatch(n -> n.equals(Folding.fold(n)));
        assertThat(query.excluded()).doesNotContain("");
      } catch (QueryException e) {
        assertThat(e.getMessage()).endsWith(".");
      }
    }
    assertThat(understood).isGreaterThan(10_000);
  }

  @Test
  void foldingTwiceChangesNothingAndWhatLooksAlikeFoldsAlike() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      String text = new String(Character.toChars(random.nextInt(0x20000)));
      assertThat(Folding.fold(Folding.fold(text))).isEqualTo(Folding.fold(text));
    }
    assertThat(List.of(Folding.fold("ΟΔΟΣ"), Folding.fold("οδός"), Folding.fold("οδος")))
        .containsOnly("οδοσ");
    assertThat(Folding.fold("Ｆｕｌｌ")).isEqualTo("full");
    assertThat(Folding.fold("ガ")).isEqualTo(Folding.fold("カ"));
    assertThat(Folding.fold("İstanbul")).isEqualTo("istanbul");
  }
}
