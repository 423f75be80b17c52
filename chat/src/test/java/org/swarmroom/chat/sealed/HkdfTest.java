package org.swarmroom.chat.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Vectors of RFC 5869, appendix A. */
class HkdfTest {

  @Test
  void testCase1() {
    byte[] key = Hkdf.extract(bytes("000102030405060708090a0b0c"), bytes("0b".repeat(22)));
    assertThat(key)
        .isEqualTo(bytes("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5"));
    assertThat(Hkdf.expand(key, bytes("f0f1f2f3f4f5f6f7f8f9"), 42))
        .isEqualTo(
            bytes(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                    + "34007208d5b887185865"));
  }

  @Test
  void testCase3WithoutSaltAndInfo() {
    byte[] key = Hkdf.extract(new byte[0], bytes("0b".repeat(22)));
    assertThat(key)
        .isEqualTo(bytes("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04"));
    assertThat(Hkdf.expand(key, new byte[0], 42))
        .isEqualTo(
            bytes(
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                    + "9d201395faa4b61a96c8"));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
