package org.swarmroom.sharing.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionTest {

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }

  @Test
  void theExtensionHandshakeReadsBackAsItWasWritten() throws Exception {
    var sent =
        new ExtendedHandshake(
            Map.of(UtMetadata.NAME, 2, UtPex.NAME, 1),
            Optional.of("Swarmroom 0.1"),
            OptionalInt.of(51413),
            OptionalInt.of(500),
            OptionalInt.of(31_235),
            Optional.of(InetAddress.getByName("10.1.2.3")),
            true,
            Map.of("sr_proof", new byte[] {1, 2, 3}));

    ExtendedHandshake read = ExtendedHandshake.parse(sent.message().payload());

    assertThat(read).usingRecursiveComparison().isEqualTo(sent);
    assertThat(read.id(UtPex.NAME)).hasValue(1);
    assertThat(read.id("lt_donthave")).isEmpty();
    assertThat(read.extra("sr_proof")).hasValue(new byte[] {1, 2, 3});
  }

  @Test
  void oddEntriesAreLeftOutAndTheRestIsTaken() {
    ExtendedHandshake read =
        ExtendedHandshake.parse(
            ascii(
                "d1:md1:ai0e1:bi300e1:ci-1e1:d1:x1:ei7ee13:metadata_sizei-5e1:pi99999e"
                    + "4:reqqi0e1:v3:abc6:yourip3:123e"));

    assertThat(read.extensions()).isEqualTo(Map.of("e", 7));
    assertThat(read.metadataSize()).isEmpty();
    assertThat(read.port()).isEmpty();
    assertThat(read.requestQueue()).isEmpty();
    assertThat(read.yourIp()).isEmpty();
    assertThat(read.client()).hasValue("abc");
  }

  @Test
  void aHandshakeNestedSixtyThousandDeepIsRefused() {
    assertThatThrownBy(() -> ExtendedHandshake.parse(ascii("d1:m" + "l".repeat(60_000))))
        .isInstanceOf(WireException.class);
  }

  @Test
  void metadataMessagesReadBack() {
    byte[] piece = new byte[UtMetadata.PIECE_LENGTH];
    for (UtMetadata sent :
        List.of(
            new UtMetadata.Request(3),
            new UtMetadata.Reject(0),
            new UtMetadata.Data(0, 40_000, piece),
            new UtMetadata.Data(2, 40_000, new byte[40_000 - 2 * UtMetadata.PIECE_LENGTH]))) {
      assertThat(UtMetadata.parse(sent.message(5).payload()))
          .usingRecursiveComparison()
          .isEqualTo(sent);
      assertThat(sent.message(5).id()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "i5e",
        "de",
        "d8:msg_typei0ee",
        "d8:msg_typei9e5:piecei0ee",
        "d8:msg_typei0e5:piecei-1ee",
        "d8:msg_typei0e5:piecei99999999999ee",
        "d8:msg_typei1e5:piecei0eexx",
        "d8:msg_typei1e5:piecei0e10:total_sizei3eexx",
        "d8:msg_typei1e5:piecei1e10:total_sizei16384ee",
        "d8:msg_typei1e5:piecei0e10:total_sizei2000000000eexx"
      })
  void metadataThatDoesNotFitIsRefused(String payload) {
    assertThatThrownBy(() -> UtMetadata.parse(ascii(payload))).isInstanceOf(WireException.class);
  }

  @Test
  void peersComeAndGo() throws Exception {
    var v4 = new InetSocketAddress(InetAddress.getByName("10.0.0.1"), 6881);
    var v6 = new InetSocketAddress(InetAddress.getByName("fe80::1"), 65535);
    var sent = new UtPex(List.of(new UtPex.Peer(v4, 0x12), new UtPex.Peer(v6, 0)), List.of(v6, v4));

    UtPex read = UtPex.parse(sent.message(1).payload());

    assertThat(read.added()).isEqualTo(sent.added());
    assertThat(read.dropped()).containsExactly(v4, v6);
  }

  @Test
  void aFloodOfPeersIsCut() throws Exception {
    List<UtPex.Peer> many = new ArrayList<>();
    for (int i = 1; i < 5000; i++) {
      many.add(new UtPex.Peer(new InetSocketAddress(InetAddress.getByName("10.0.0.1"), i), 0));
    }

    assertThat(UtPex.parse(new UtPex(many, List.of()).message(1).payload()).added())
        .hasSize(UtPex.MAX_PEERS);
  }

  @Test
  void aCutAddressIsLeftOut() {
    assertThat(UtPex.parse(ascii("d5:added7:1234567e")).added()).hasSize(1);
    assertThat(UtPex.parse(ascii("d5:added5:12345e")).added()).isEmpty();
    assertThat(UtPex.parse(ascii("d5:addedi5ee")).added()).isEmpty();
  }

  @RepeatedTest(300)
  void randomPayloadsAreReadOrRefused(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var text =
        new StringBuilder(
            "d1:md11:ut_metadatai2e6:ut_pexi1ee8:msg_typei1e5:piecei0e10:total_sizei4e5:added6:123456e");
    for (int i = 0; i < 4; i++) {
      text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
    }
    byte[] payload = ascii(text.substring(0, random.nextInt(text.length() + 1)));
    for (Runnable parser :
        List.<Runnable>of(
            () -> ExtendedHandshake.parse(payload),
            () -> UtMetadata.parse(payload),
            () -> UtPex.parse(payload))) {
      try {
        parser.run();
      } catch (WireException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }
}
