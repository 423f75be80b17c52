package org.swarmroom.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.chat.request.Offer;

class OffersTest {

  private final Offers offers = new Offers();

  @Test
  void offersOfOneContentAreOneRowWithItsHolders() {
    offers.add(offer("bob", "ab".repeat(32), "a.iso"));
    offers.add(offer("cem", "AB".repeat(32), "other name.iso"));
    offers.add(offer("bob", "ab".repeat(32), "a.iso"));
    offers.add(offer("bob", "cd".repeat(32), "b.iso"));

    assertThat(offers.rows())
        .containsExactly(
            new OfferRow("ab".repeat(32), "r1", "a.iso", 10, List.of("bob", "cem")),
            new OfferRow("cd".repeat(32), "r1", "b.iso", 10, List.of("bob")));
  }

  @Test
  void anOfferThatNamesNothingIsNone() {
    assertThat(offers.add(offer("bob", "zz", "a.iso"))).isEmpty();
    assertThat(offers.rows()).isEmpty();
  }

  @Test
  void strangersCantFillTheMemory() {
    for (int i = 0; i < 3 * Offers.MOST; i++) {
      offers.add(offer("bob", String.format("%064x", i), "a.iso"));
    }

    assertThat(offers.rows()).hasSize(Offers.MOST);
    assertThat(offers.find(String.format("%064x", 3 * Offers.MOST - 1))).isPresent();
  }

  private static Offer offer(String from, String content, String name) {
    return new Offer("r1", from, "f-" + from, name, 10, content, List.of("192.0.2.1:1"), "");
  }
}
