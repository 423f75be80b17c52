package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IsupportTest {

  @Test
  void aValueHasNoSpacesAndEqualsSigns() {
    assertThat(Isupport.value("a b=c\\d")).isEqualTo("a\\x20b\\x3Dc\\x5Cd");
  }

  @Test
  void tokensAreToldInTheirOrderOnLinesThatHoldThem() {
    Isupport isupport = new Isupport();
    String[] tokens = IntStream.range(0, 30).mapToObj(i -> "T" + i).toArray(String[]::new);
    isupport.add(tokens);
    isupport.add("LONG=" + "x".repeat(375), "LAST");

    assertThat(isupport.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(13));
    assertThat(isupport.lines())
        .allSatisfy(line -> assertThat(String.join(" ", line)).hasSizeLessThanOrEqualTo(380));
    assertThat(isupport.lines().stream().flatMap(line -> line.stream()))
        .startsWith(tokens)
        .hasSize(32)
        .endsWith("LAST");
  }
}
