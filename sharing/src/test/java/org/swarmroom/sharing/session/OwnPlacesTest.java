package org.swarmroom.sharing.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class OwnPlacesTest {

  private final OwnPlaces places = new OwnPlaces();

  private static PeerAddress at(int port) {
    return PeerAddress.of(new InetSocketAddress("10.0.0.1", port));
  }

  @Test
  void whatWasNotMetForLongestMakesRoom() {
    places.add(at(1));
    places.add(at(2));
    for (int port = 3; port < 300; port++) {
      assertThat(places.contains(at(1))).isTrue();
      places.add(at(port));
    }

    assertThat(places.contains(at(1))).isTrue();
    assertThat(places.contains(at(2))).isFalse();
    assertThat(places.contains(at(299))).isTrue();
  }

  @Test
  void aMembersPlaceIsTheSameAsAStrangers() {
    places.add(PeerAddress.member(new InetSocketAddress("10.0.0.1", 1), "f".repeat(64)));

    assertThat(places.contains(at(1))).isTrue();
  }
}
