package org.swarmroom.sharing.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.swarmroom.sharing.wire.UtPex;

class PexNewsTest {

  private final PexNews news = new PexNews();

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress("127.0.0.1", port);
  }

  @Test
  void theFirstMessageWaitsForNothingAndTheNextForAMinute() {
    assertThat(news.next(Map.of(), 0, 1)).isEmpty();
    assertThat(news.next(Map.of(at(1), 2), 5, 2))
        .contains(new UtPex(List.of(new UtPex.Peer(at(1), 2)), List.of()));
    assertThat(news.next(Map.of(at(2), 0), 60_004, 3)).isEmpty();
    assertThat(news.next(Map.of(at(2), 0), 60_005, 3))
        .contains(new UtPex(List.of(new UtPex.Peer(at(2), 0)), List.of(at(1))));
    assertThat(news.next(Map.of(at(2), 0), 200_000, 4)).isEmpty();
  }

  @Test
  void nothingIsDueWhileThoseThatAreThereStayTheSame() {
    assertThat(news.isDue(0, 1)).isTrue();

    assertThat(news.next(Map.of(), 0, 1)).isEmpty();

    assertThat(news.isDue(100_000, 1)).isFalse();
    assertThat(news.isDue(100_000, 2)).isTrue();
  }

  @Test
  void noMessageNamesMoreThanFiftyAndNobodyIsNamedTwice() {
    var many = new HashMap<InetSocketAddress, Integer>();
    for (int port = 1; port <= 70; port++) {
      many.put(at(port), 0);
    }
    var first = news.next(many, 0, 1).orElseThrow();
    var second = news.next(many, 60_000, 1).orElseThrow();

    assertThat(first.added()).hasSize(50);
    assertThat(second.added()).hasSize(20).doesNotContainAnyElementsOf(first.added());
  }
}
