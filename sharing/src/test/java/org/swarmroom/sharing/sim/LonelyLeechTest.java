package org.swarmroom.sharing.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Small worlds in which something went wrong once, found by {@link SimulatorTest}. */
class LonelyLeechTest {

  private static final long SECOND = 1_000_000_000L;

  private static Plan.Member seed(long joinsAt) {
    return member(true, Optional.empty(), joinsAt, 60);
  }

  private static Plan.Member member(
      boolean seed, Optional<Lie> lie, long joinsAt, int connections) {
    return new Plan.Member(Line.of(500, 500, 20), seed, lie, joinsAt, 0, connections);
  }

  private static Swarm.Outcome run(Content.Kind kind, List<Plan.Member> members)
      throws IOException {
    var content = Content.of(kind, 200_000, 32 << 10, new SplittableRandom(1));
    return Swarm.run(new Plan(1, content, members, List.of(), 0), Optional.empty(), 10);
  }

  /** They took both of its connections for ever, and the seed was never dialled. */
  @Test
  void peersThatClaimEverythingAndGiveNothingDoNotKeepALeechToThemselves() throws IOException {
    var members = new ArrayList<Plan.Member>();
    for (int i = 0; i < 6; i++) {
      members.add(member(true, Optional.of(Lie.CLAIMS_ALL), 0, 60));
    }
    members.add(member(false, Optional.empty(), SECOND, 2));
    members.add(seed(10 * SECOND));

    assertThat(run(Content.Kind.MEMBERS, members).wrong()).isEmpty();
  }

  /** A block that was rejected was asked for again of the same peer, as fast as it could answer. */
  @Test
  void aPeerThatRejectsWhateverItIsAskedIsNotAskedInACircle() throws IOException {
    var members =
        List.of(
            member(true, Optional.of(Lie.CLAIMS_ALL), 0, 60),
            member(false, Optional.empty(), SECOND, 60),
            seed(300 * SECOND));

    var outcome = run(Content.Kind.V1, members);

    assertThat(outcome.wrong()).isEmpty();
    assertThat(outcome.events()).isLessThan(10_000);
  }
}
