package org.swarmroom.chat.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownKeysTest {

  private static final String ONE = "1a".repeat(32);
  private static final String TWO = "2b".repeat(32);

  @Test
  void theFirstKeyOfANickStaysUntilAnotherIsAccepted() {
    var keys = new KnownKeys();
    assertThat(keys.of("bob")).isEmpty();

    assertThat(keys.see("bob", ONE)).isTrue();
    assertThat(keys.see("bob", TWO)).isFalse();
    assertThat(keys.write("bob", TWO)).isTrue();
    assertThat(keys.of("bob")).contains(ONE);

    keys.accept("bob", TWO);
    assertThat(keys.of("bob")).contains(TWO);
  }

  @Test
  void whatIsKeptIsReadAgainAndRubbishLeftOut() {
    var keys = new KnownKeys();
    keys.see("[b\\ob]", ONE);
    keys.write("élodie", TWO);

    var again = KnownKeys.parse("what\n" + keys.format() + "zz - x\n" + ONE + " -  \n");

    assertThat(again.format()).isEqualTo(keys.format());
    assertThat(again.of("[b\\ob]")).contains(ONE);
    assertThat(again.of("élodie")).contains(TWO);
    assertThat(KnownKeys.parse("").format()).isEmpty();
  }

  @Test
  void aFloodOfNamesDrivesOutNobodyTheUserWroteTo() {
    var keys = new KnownKeys();
    keys.see("ann", ONE);
    keys.write("bob", ONE);
    for (int i = 0; i < 2 * KnownKeys.MAX; i++) {
      keys.see("flood" + i, TWO);
    }

    assertThat(keys.of("bob")).contains(ONE);
    assertThat(keys.of("ann")).isEmpty();
    assertThat(keys.format().lines()).hasSize(KnownKeys.MAX);
  }
}
