package org.swarmroom.chat.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaslPrepTest {

  /** RFC 4013 section 3. */
  @Test
  void theExamplesOfTheSpecification() {
    assertThat(SaslPrep.prepared("I\u00adX")).contains("IX");
    assertThat(SaslPrep.prepared("user")).contains("user");
    assertThat(SaslPrep.prepared("USER")).contains("USER");
    assertThat(SaslPrep.prepared("\u00aa")).contains("a");
    assertThat(SaslPrep.prepared("\u2168")).contains("IX");
    assertThat(SaslPrep.prepared("\u0007")).isEmpty();
    assertThat(SaslPrep.prepared("\u06271")).isEmpty();
  }

  @Test
  void spacesAreOneKindAndSomeCharactersVanish() {
    assertThat(SaslPrep.prepared("a\u00a0b\u3000c\u200bd")).contains("a b c d");
    assertThat(SaslPrep.prepared("a\u200db\ufe0fc\ufeff")).contains("abc");
  }

  @Test
  void lettersThatAreReadFromTheRightStandAtBothEndsAndAlone() {
    assertThat(SaslPrep.prepared("\u0627\u0628")).contains("\u0627\u0628");
    assertThat(SaslPrep.prepared("\u06271\u0628")).contains("\u06271\u0628");
    assertThat(SaslPrep.prepared("\u0627a\u0628")).isEmpty();
    assertThat(SaslPrep.prepared("1\u0627")).isEmpty();
  }

  @Test
  void whatHasNoPlaceInTextIsRefused() {
    String bad = "\n\u007f\u0085\u202e\u2028\ue000\ufffd\ufdd0\ud800\u2ff0";
    bad.codePoints()
        .forEach(
            c ->
                assertThat(SaslPrep.prepared("pass" + Character.toString(c) + "word"))
                    .as(Integer.toHexString(c))
                    .isEmpty());
    assertThat(SaslPrep.prepared("tag" + Character.toString(0xe0041))).isEmpty();
  }

  @Test
  void differentWaysToWriteALetterAreOne() {
    assertThat(SaslPrep.prepared("u\u0308ber")).isEqualTo(SaslPrep.prepared("\u00fcber"));
  }
}
