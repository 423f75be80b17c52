package org.swarmroom.sharing.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A leech with one fast seed and slow ones: as quick as with the fast one alone, about. */
@ExtendWith(TheDeadKeepBuffers.class)
class SlowPeersTest {

  private static final long SECOND = 1_000_000_000L;

  private static Plan.Member member(Line line, boolean seed, long joinsAt) {
    return new Plan.Member(line, seed, Optional.empty(), joinsAt, 0, 60);
  }

  private static Swarm.Outcome run(int slowSeeds, int size) throws IOException {
    var members = new ArrayList<Plan.Member>();
    members.add(member(Line.of(500, 500, 20), true, 0));
    for (int i = 0; i < slowSeeds; i++) {
      members.add(member(Line.of(3, 100, 60), true, 0));
    }
    members.add(member(Line.of(500, 2_000, 20), false, SECOND));
    var content = Content.of(Content.Kind.V1, size, 64 << 10, new SplittableRandom(1));
    return Swarm.run(new Plan(1, content, members, List.of(), 0), Optional.empty(), 10);
  }

  @Test
  void slowSeedsDoNotHoldUpTheEnd() throws IOException {
    var alone = run(0, 4 << 20);
    var outcome = run(6, 4 << 20);

    assertThat(outcome.wrong()).isEmpty();
    assertThat(outcome.nanos()).isLessThan(alone.nanos() + 2 * SECOND);
    assertThat(outcome.inVain()).isLessThan(outcome.fetched() / 100);
  }

  /** All that is there is asked for at once, most of it of whoever came first. */
  @Test
  void aContentOfOneRequestQueueIsAllEndgame() throws IOException {
    var alone = run(0, 1 << 20);
    var outcome = run(6, 1 << 20);

    assertThat(outcome.wrong()).isEmpty();
    assertThat(outcome.nanos()).isLessThan(alone.nanos() + SECOND);
  }

  @Test
  void beforeTheEndgameHardlyAnythingComesTwice() throws IOException {
    var outcome = run(6, 40 << 20);

    assertThat(outcome.wrong()).isEmpty();
    assertThat(outcome.inVain()).isLessThan(outcome.fetched() / 100);
  }
}
