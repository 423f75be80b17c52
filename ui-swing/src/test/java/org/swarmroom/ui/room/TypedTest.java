package org.swarmroom.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {

  @Test
  void wordsAreSaid() {
    assertThat(Typed.parse("  hello room ")).isEqualTo(new Typed.Say("hello room"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"@all who has ubuntu iso?", "@bob please send notes.pdf", "@ALL WHO HAS x"})
  void fileRequestsAreAsked(String line) {
    assertThat(Typed.parse(line)).isEqualTo(new Typed.Ask(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"@bob hello", "@all who has", "who has x", "mail @all who has x"})
  void whatOnlyLooksLikeARequestIsSaid(String line) {
    assertThat(Typed.parse(line)).isEqualTo(new Typed.Say(line));
  }

  @Test
  void commandsAreReadInAnyCase() {
    assertThat(Typed.parse("/MSG bob see you")).isEqualTo(new Typed.Tell("bob", "see you"));
    assertThat(Typed.parse("/nick cem")).isEqualTo(new Typed.Nick("cem"));
    assertThat(Typed.parse("/topic films tonight")).isEqualTo(new Typed.Topic("films tonight"));
    assertThat(Typed.parse("/topic")).isEqualTo(new Typed.Topic(""));
    assertThat(Typed.parse("/ask sunrise")).isEqualTo(new Typed.Ask("sunrise"));
    assertThat(Typed.parse("/me waves")).isEqualTo(new Typed.Say("/me waves"));
    assertThat(Typed.parse("/help")).isInstanceOf(Typed.Help.class);
  }

  @Test
  void commandsTakeNicksAsCompletionWritesThem() {
    assertThat(Typed.parse("/ignore @bob ")).isEqualTo(new Typed.Ignore("bob"));
    assertThat(Typed.parse("/unignore bob:")).isEqualTo(new Typed.Unignore("bob"));
    assertThat(Typed.parse("/ignore")).isEqualTo(new Typed.Ignore(""));
    assertThat(Typed.parse("/trust bob:")).isEqualTo(new Typed.Trust("bob"));
    assertThat(Typed.parse("/ping bob")).isEqualTo(new Typed.Ping("bob"));
    assertThat(Typed.parse("/away")).isEqualTo(new Typed.Away("away"));
    assertThat(Typed.parse("/back")).isEqualTo(new Typed.Away(""));
  }

  @Test
  void twoSlashesSayOne() {
    assertThat(Typed.parse("//etc/hosts")).isEqualTo(new Typed.Say("/etc/hosts"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/msg", "/msg bob", "/nick", "/me", "/ask", "/unignore", "/trust", "/dance", "/"})
  void whatIsMissingOrUnknownIsExplained(String line) {
    assertThat(Typed.parse(line))
        .isInstanceOfSatisfying(
            Typed.Wrong.class, wrong -> assertThat(wrong.sentence()).endsWith("."));
  }

  @Test
  void nothingIsNothing() {
    assertThat(Typed.parse("   ")).isInstanceOf(Typed.Nothing.class);
  }
}
