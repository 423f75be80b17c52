package org.swarmroom.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {

  @Test
  void aLineWithEverythingIsTakenApart() {
    Message message =
        Message.parse(
                "@time=2026-01-01T00:00:00.000Z;+a/b=x\\:y\\sz :ann!u@h PRIVMSG #room :hi  you")
            .orElseThrow();

    assertThat(message.tags())
        .containsExactly(Map.entry("time", "2026-01-01T00:00:00.000Z"), Map.entry("+a/b", "x;y z"));
    assertThat(message.source()).isEqualTo("ann!u@h");
    assertThat(message.nick()).isEqualTo("ann");
    assertThat(message.command()).isEqualTo("PRIVMSG");
    assertThat(message.params()).containsExactly("#room", "hi  you");
  }

  @Test
  void spacesMayBeManyAndCommandsInAnyCase() {
    assertThat(Message.parse("  join   #room   key ").orElseThrow())
        .isEqualTo(Message.of("JOIN", "#room", "key"));
  }

  @Test
  void theFifteenthParameterTakesTheRest() {
    Message message = Message.parse("X 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16").orElseThrow();

    assertThat(message.params()).hasSize(15).last().isEqualTo("15 16");
  }

  @ParameterizedTest
  @CsvSource({"''", "' '", "@a=b", "'@a=b '", ":source", "':source '", "@a :s"})
  void aLineWithoutACommandIsNothing(String line) {
    assertThat(Message.parse(line)).isEmpty();
  }

  /** Examples of the message-tags specification. */
  @ParameterizedTest
  @CsvSource({"a\\\\b,'a\\b'", "a\\:b,a;b", "a\\sb,'a b'", "a\\,a", "a\\xb,axb"})
  void escapesOfTagsAreUndone(String wire, String value) {
    assertThat(Message.parse("@k=" + wire + " X").orElseThrow().tag("k")).contains(value);
  }

  @Property(seed = "2026")
  void whatIsWrittenIsReadBack(
      @ForAll("words") String command,
      @ForAll("middles") List<String> middles,
      @ForAll("texts") String last,
      @ForAll("texts") String tag) {
    String[] params = new String[middles.size() + 1];
    middles.toArray(params);
    params[middles.size()] = last;
    Message message = Message.from("nick!user@host", command, params).withTags(Map.of("+v/t", tag));

    assertThat(Message.parse(message.toString())).contains(message);
  }

  @Property(seed = "2026")
  void nothingThatStrangersSendBreaksTheParser(@ForAll String line) {
    Message.parse(line).ifPresent(message -> MessageFormat.bytes(message));
  }

  @Property(seed = "2026")
  void whateverAMessageHoldsOneLineComesOut(@ForAll String a, @ForAll String b) {
    byte[] bytes = MessageFormat.bytes(Message.of("PRIVMSG", a, b).with("k", a + b));
    String line = new String(bytes, StandardCharsets.UTF_8);

    assertThat(line).endsWith("\r\n");
    assertThat(line.substring(0, line.length() - 2)).doesNotContain("\r", "\n", "\0");
  }

  @Property(seed = "2026")
  void aLineWithoutItsTagsFitsInto512Bytes(@ForAll("long texts") String text) {
    byte[] bytes = MessageFormat.bytes(Message.from("n!u@h", "PRIVMSG", "#room", text));

    assertThat(bytes.length).isLessThanOrEqualTo(MessageFormat.MAX_LINE);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("\uFFFD");
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(1).ofMaxLength(12);
  }

  @Provide
  Arbitrary<List<String>> middles() {
    return Arbitraries.strings()
        .withCharRange('!', '~')
        .ofMinLength(1)
        .ofMaxLength(20)
        .filter(s -> !s.startsWith(":"))
        .list()
        .ofMaxSize(10);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange(' ', '\uD7FF')
        .withChars("\u0001\u0002\u200F;:\\")
        .ofMaxLength(60);
  }

  @Provide("long texts")
  Arbitrary<String> longTexts() {
    return Arbitraries.of("a", "ä", "€", "😀", " ")
        .list()
        .ofMaxSize(600)
        .map(l -> String.join("", l));
  }
}
