package org.swarmroom.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void formattingAndDirectionMarksStayButLineEndsGo() {
    assertThat(Texts.clean("\u0002bold\u0002 \u202Ertl\r\nx\0y"))
        .isEqualTo("\u0002bold\u0002 \u202Ertl  xy");
  }

  @Test
  void aLongTextBecomesLinesThatBreakBetweenWords() {
    assertThat(Texts.lines("one two three\n\nfour", 8)).containsExactly("one two", "three", "four");
  }

  @Property(seed = "2026")
  void piecesFitAndNothingButSpacesIsLost(
      @ForAll String text, @ForAll @IntRange(min = 4, max = 40) int max) {
    var lines = Texts.lines(text, max);

    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(max));
    assertThat(visible(String.join("", lines))).isEqualTo(visible(Texts.clean(text)));
  }

  private static String visible(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && c != 0x85)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  @Property(seed = "2026")
  void lengthIsThatOfUtf8(@ForAll String text) {
    assertThat(Texts.bytes(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void nicksAreBentIntoShape() {
    assertThat(Nicks.nearest("Anna Müller")).isEqualTo("Anna_Muller");
    assertThat(Nicks.nearest("7of9")).isEqualTo("_7of9");
    assertThat(Nicks.nearest("日本")).isEqualTo("member");
    assertThat(Nicks.another("ann", 1)).isEqualTo("ann_");
    assertThat(Nicks.another("ann", 2)).isEqualTo("ann2");
  }

  @Property(seed = "2026")
  void whateverIsWishedForANickComesOut(
      @ForAll String wish, @ForAll @IntRange(min = 1, max = 99) int n) {
    assertThat(Nicks.valid(Nicks.nearest(wish))).isTrue();
    assertThat(Nicks.valid(Nicks.another(Nicks.nearest(wish), n))).isTrue();
  }

  @Test
  void braketsAreTheUpperCaseOfBracesInRfc1459Only() {
    assertThat(CaseMapping.RFC1459.same("Nick[\\]~", "nICK{|}^")).isTrue();
    assertThat(CaseMapping.ASCII.same("a[", "A{")).isFalse();
    assertThat(CaseMapping.ASCII.same("ann", "ANN")).isTrue();
  }
}
