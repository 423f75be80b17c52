package org.swarmroom.sharing.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RoomProofTest {

  private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final String ANN = "aa".repeat(32);
  private static final String BOB = "bb".repeat(32);
  private static final String CEM = "cc".repeat(32);

  @Test
  void bobKnowsAnnByHerProof() {
    assertThat(RoomProof.holds(KEY, BOB, ANN, RoomProof.make(KEY, ANN, BOB))).isTrue();
  }

  @Test
  void aProofSentBackIsNoProof() {
    byte[] ofAnn = RoomProof.make(KEY, ANN, BOB);

    assertThat(RoomProof.holds(KEY, ANN, BOB, ofAnn)).isFalse();
  }

  @Test
  void aProofMadeForAnotherConnectionIsNoProof() {
    byte[] forBob = RoomProof.make(KEY, ANN, BOB);

    assertThat(RoomProof.holds(KEY, CEM, ANN, forBob)).isFalse();
    assertThat(RoomProof.holds(KEY, BOB, CEM, forBob)).isFalse();
  }

  @Test
  void anotherKeyOrATornProofIsNoProof() {
    byte[] proof = RoomProof.make("another key 1234".getBytes(StandardCharsets.US_ASCII), ANN, BOB);

    assertThat(RoomProof.holds(KEY, BOB, ANN, proof)).isFalse();
    assertThat(RoomProof.holds(KEY, BOB, ANN, new byte[0])).isFalse();
  }

  @Test
  void theInfohashFollowsFromTheKeyAlone() {
    assertThat(RoomProof.infohash(KEY)).hasSize(20).isEqualTo(RoomProof.infohash(KEY.clone()));
    assertThat(RoomProof.infohash(KEY))
        .isNotEqualTo(RoomProof.infohash("another key 1234".getBytes(StandardCharsets.US_ASCII)));
  }
}
