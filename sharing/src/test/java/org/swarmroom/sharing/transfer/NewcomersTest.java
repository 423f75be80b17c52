package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewcomersTest {

  private final Newcomers newcomers = new Newcomers();
  private final List<EmbeddedChannel> waiting = new ArrayList<>();

  @Test
  void handshakesBegunAndNotEndedHaveABoundAndPlacesComeFree() {
    for (int i = 0; i < Newcomers.MOST_OF_ONE; i++) {
      waiting.add(new EmbeddedChannel());
      assertThat(newcomers.enter(waiting.get(i))).isTrue();
    }
    var late = new EmbeddedChannel();
    assertThat(newcomers.enter(late)).isFalse();

    waiting.get(0).close();
    assertThat(newcomers.enter(late)).isTrue();
    assertThat(newcomers.enter(new EmbeddedChannel())).isFalse();

    newcomers.leave(waiting.get(1));
    newcomers.leave(waiting.get(1));
    waiting.get(1).close();
    assertThat(newcomers.enter(new EmbeddedChannel())).isTrue();
    assertThat(newcomers.enter(new EmbeddedChannel())).isFalse();
  }
}
