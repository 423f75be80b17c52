package org.swarmroom.sharing.bencode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BencodeTest {

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static BValue parse(String text) throws BencodeException {
    return BencodeParser.parse(ascii(text), Limits.MESSAGE).value();
  }

  @Test
  void everyKindOfValueReadsAndWritesBack() throws Exception {
    String text = "d1:ai-42e1:b0:1:cl4:spami0elee1:ddee";
    BDictionary dictionary = (BDictionary) parse(text);

    assertThat(dictionary.integer("a")).hasValue(-42);
    assertThat(dictionary.text("b")).hasValue("");
    assertThat(dictionary.list("c").orElseThrow().values())
        .containsExactly(BString.of("spam"), new BInteger(0), new BList(List.of()));
    assertThat(dictionary.dictionary("d")).isPresent();
    assertThat(BencodeWriter.write(dictionary)).isEqualTo(ascii(text));
  }

  @Test
  void keysOfAnyBytesSurvive() throws Exception {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (0x80 + i * 3);
    }
    BDictionary dictionary = BDictionary.builder().put(BDictionary.key(key), 5).build();

    BDictionary again = BencodeParser.dictionary(BencodeWriter.write(dictionary), Limits.MESSAGE);

    assertThat(BDictionary.keyBytes(again.entries().firstKey())).isEqualTo(key);
  }

  @Test
  void keysAreWrittenInTheOrderOfTheirBytes() {
    BDictionary dictionary =
        BDictionary.builder().put("b", 1).put(BDictionary.key("é"), 2).put("a", 3).build();

    assertThat(new String(BencodeWriter.write(dictionary), ISO_8859_1))
        .isEqualTo("d1:ai3e1:bi1e2:\u00c3\u00a9i2ee");
  }

  @Test
  void valuesOfTheOutermostDictionaryAreFoundAgainInTheBytes() throws Exception {
    byte[] in = ascii("d1:xi1e4:infod3:keyli1eee1:zi9ee trailing");

    BencodeParser.Document document = BencodeParser.parse(in, Limits.MESSAGE);

    BencodeParser.Span info = document.spans().get("info");
    assertThat(new String(in, info.start(), info.end() - info.start(), ISO_8859_1))
        .isEqualTo("d3:keyli1eee");
    assertThat(document.end()).isEqualTo(in.length - " trailing".length());
    assertThat(document.spans()).doesNotContainKey("key");
  }

  @Test
  void ofADoubledKeyTheFirstCounts() throws Exception {
    BencodeParser.Document document = BencodeParser.parse(ascii("d1:ai1e1:ai2ee"), Limits.MESSAGE);

    assertThat(document.dictionary().integer("a")).hasValue(1);
    assertThat(document.spans().get("a")).isEqualTo(new BencodeParser.Span(4, 7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "i",
        "i12",
        "ie",
        "i-e",
        "i1x2e",
        "e",
        "l",
        "d",
        "5:abc",
        "2147483647:a",
        "99999999999999999999:a",
        "-1:a",
        "di1ei2ee",
        "d1:ae",
        "d1:a",
        "x",
        "1",
        ":",
        "i99999999999999999999e"
      })
  void whatIsNotBencodedIsRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(BencodeException.class);
  }

  @Test
  void aHundredThousandLevelsAreRefusedAtOnce() {
    for (String open : List.of("l", "d1:a")) {
      String deep = open.repeat(100_000);

      assertThatThrownBy(() -> parse(deep))
          .isInstanceOf(BencodeException.class)
          .hasMessageContaining("nested");
    }
  }

  @Test
  void aFloodOfSmallValuesIsRefused() {
    String flood = "l" + "le".repeat(400_000) + "e";

    assertThatThrownBy(() -> parse(flood)).hasMessageContaining("values");
  }

  @Test
  void tooManyBytesAreRefusedUnread() {
    byte[] big = new byte[Limits.MESSAGE.maxBytes() + 1];

    assertThatThrownBy(() -> BencodeParser.parse(big, Limits.MESSAGE))
        .hasMessageContaining("allowed");
  }

  @RepeatedTest(300)
  void randomBytesNeverDoMoreThanFail(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    byte[] alphabet = ascii("deli0123456789:-ae");
    byte[] in = new byte[random.nextInt(3000)];
    for (int i = 0; i < in.length; i++) {
      in[i] =
          random.nextInt(20) == 0
              ? (byte) random.nextInt()
              : alphabet[random.nextInt(alphabet.length)];
    }
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          try {
            BencodeParser.Document document = BencodeParser.parse(in, Limits.MESSAGE);
            assertThat(document.end()).isLessThanOrEqualTo(in.length);
          } catch (BencodeException refused) {
            assertThat(refused).hasMessageContaining("not bencoded");
          }
        });
  }
}
