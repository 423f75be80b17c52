package org.swarmroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "500K, 512000",
    "60M, 62914560",
    "1.5G, 1610612736",
    "1g, 1073741824",
    "2T, 2199023255552",
    "0.5K, 512",
    "10KB, 10240",
    "10MiB, 10485760",
    "3M/s, 3145728"
  })
  void sizesAreReadAsPowersOf1024(String text, long bytes) {
    assertThat(Sizes.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "K", "-1", "1.5.2K", "5x", "1e9", "999999999999P", "1,5G", "0x10", "١K"})
  void whatIsNoSizeGetsASentence(String text) {
    assertThatThrownBy(() -> Sizes.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + text + "\" is");
  }

  @Test
  void sizesAreShortForPeople() {
    assertThat(Sizes.format(0)).isEqualTo("0 B");
    assertThat(Sizes.format(1023)).isEqualTo("1023 B");
    assertThat(Sizes.format(1536)).isEqualTo("1.5 KB");
    assertThat(Sizes.format(23L << 20)).isEqualTo("23 MB");
    assertThat(Sizes.format((1L << 30) - 1)).isEqualTo("1.0 GB");
    assertThat(Sizes.format(Long.MAX_VALUE)).isEqualTo("8192 PB");
  }
}
