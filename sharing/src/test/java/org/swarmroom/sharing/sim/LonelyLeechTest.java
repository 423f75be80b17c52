package org.swarmroom.sharing.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Small worlds in which something went wrong once, found by {@link SimulatorTest}. */
@ExtendWith(TheDeadKeepBuffers.class)
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

  /** A byte each quarter of a minute counted as giving, and they were never left for the seed. */
  @Test
  void peersThatGiveAByteNowAndThenDoNotKeepALeechToThemselves() throws IOException {
    var members = new ArrayList<Plan.Member>();
    for (int i = 0; i < 6; i++) {
      members.add(member(true, Optional.of(Lie.TRICKLES), 0, 60));
    }
    members.add(member(false, Optional.empty(), SECOND, 2));
    members.add(seed(10 * SECOND));

    assertThat(run(Content.Kind.MEMBERS, members).wrong()).isEmpty();
  }

  /** What the seed sent of a block was thrown away as long as another was at it. */
  @Test
  void aBlockThatAPeerDawdlesWithIsTakenFromAnother() throws IOException {
    var content = Content.of(Content.Kind.V1, 200_000, 32 << 10, new SplittableRandom(1));
    var members =
        List.of(
            member(true, Optional.of(Lie.TRICKLES), 0, 60),
            member(false, Optional.empty(), SECOND, 60),
            seed(10 * SECOND));
    var plan = new Plan(1, content, members, List.of(), 0);
    try (var swarm = new Swarm(plan, new EventLog(Optional.empty()))) {
      var outcome = swarm.run(10);

      assertThat(outcome.wrong()).isEmpty();
      assertThat(outcome.nanos()).isLessThan(120 * SECOND);
    }
  }

  /**
   * A bad piece was to come from one peer alone, and whenever it was taken back from the one that
   * gave nothing, that one was asked for it again before all others.
   */
  @Test
  void aPieceThatIsToComeFromOneAloneIsNotLeftToADawdler() throws IOException {
    assertThat(Swarm.run(Plans.mixed(73), Optional.empty(), 10).wrong()).isEmpty();
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

  /**
   * The seed took the new connection for a second one of the same peer, and refused it until the
   * dead one had been silent for three minutes.
   */
  @Test
  void aLeechWhoseConnectionDiedUnheardByTheSeedIsLetInAgain() throws IOException {
    var content = Content.of(Content.Kind.V1, 2_000_000, 32 << 10, new SplittableRandom(1));
    var members = List.of(seed(0), member(false, Optional.empty(), SECOND, 60));
    var plan = new Plan(1, content, members, List.of(), 0);
    try (var swarm = new Swarm(plan, new EventLog(Optional.empty()))) {
      swarm.cutOffAt(3 * SECOND, 1);

      var outcome = swarm.run(10);

      assertThat(outcome.wrong()).isEmpty();
      assertThat(outcome.nanos()).isLessThan(60 * SECOND);
    }
  }

  /** It was dialled again every two seconds for ever. */
  @Test
  void aPeerThatHangsUpAtOnceIsDialledLessAndLessOften() throws IOException {
    var content = Content.of(Content.Kind.V1, 200_000, 32 << 10, new SplittableRandom(1));
    var hasNothing = member(true, Optional.of(Lie.CLAIMS_ALL), 0, 60);

    var outcome =
        Swarm.runFor(new Plan(1, content, List.of(seed(0), hasNothing), List.of(), 0), 60);

    assertThat(outcome.wrong()).isEmpty();
    assertThat(outcome.events()).isLessThan(6_000);
  }
}
