package org.swarmroom.chat.succession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.chat.succession.Nodes.A8;
import static org.swarmroom.chat.succession.Nodes.ANN;
import static org.swarmroom.chat.succession.Nodes.BOB;
import static org.swarmroom.chat.succession.Nodes.CEM;
import static org.swarmroom.chat.succession.Nodes.DAN;
import static org.swarmroom.chat.succession.Nodes.stamp;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.log.Stamp;
import org.swarmroom.chat.succession.Acks.Safe;

class AcksTest {

  private static final Stamp FIRST = stamp(1, A8, 1);
  private static final Stamp SECOND = stamp(1, A8, 2);

  private final Acks acks = new Acks();

  private void join(String... members) {
    List.of(members).forEach(acks::joined);
  }

  private void tellAll(Stamp stamp, String... members) {
    List.of(members).forEach(m -> acks.sent(m, stamp));
  }

  @Test
  void twoOthersMakeALineSafeAndTheSenderIsNone() {
    join(BOB, CEM, DAN);
    tellAll(FIRST, BOB, CEM, DAN);

    assertThat(acks.said("l1", FIRST, BOB)).isEmpty();
    assertThat(acks.got(BOB, FIRST)).isEmpty();
    assertThat(acks.got(CEM, FIRST)).isEmpty();
    assertThat(acks.got(DAN, FIRST)).containsExactly(new Safe(BOB, "l1"));
  }

  @Test
  void aloneWithTheHostALineIsSafeAtOnce() {
    join(BOB);

    assertThat(acks.said("l1", FIRST, BOB)).containsExactly(new Safe(BOB, "l1"));
  }

  @Test
  void theHostsOwnLineNeedsOthersToo() {
    join(BOB);
    tellAll(FIRST, BOB);

    assertThat(acks.said("l1", FIRST, ANN)).isEmpty();
    assertThat(acks.got(BOB, FIRST)).containsExactly(new Safe(ANN, "l1"));
  }

  @Test
  void anAnswerCoversAllThatWasSentBefore() {
    join(BOB, CEM);
    tellAll(FIRST, CEM);
    tellAll(SECOND, CEM);
    acks.said("l1", FIRST, BOB);
    acks.said("l2", SECOND, BOB);

    assertThat(acks.got(CEM, SECOND)).containsExactly(new Safe(BOB, "l1"), new Safe(BOB, "l2"));
  }

  @Test
  void anAnswerToWhatWasNeverSentSaysNothing() {
    join(BOB, CEM);
    acks.said("l1", FIRST, BOB);

    assertThat(acks.got(CEM, FIRST)).isEmpty();
    assertThat(acks.got(DAN, FIRST)).isEmpty();
  }

  @Test
  void whenOneLeavesFewerAreEnough() {
    join(BOB, CEM, DAN);
    tellAll(FIRST, CEM, DAN);
    acks.said("l1", FIRST, BOB);
    acks.got(CEM, FIRST);

    assertThat(acks.left(DAN)).containsExactly(new Safe(BOB, "l1"));
  }

  @Test
  void whatAMembersLogHoldsCounts() {
    join(BOB, CEM);
    Have have = new Have();
    have.add(FIRST);
    acks.has(CEM, have);

    assertThat(acks.said("l1", FIRST, BOB)).containsExactly(new Safe(BOB, "l1"));
  }

  @Test
  void aLineThatGotASmallerStampIsAnsweredByThat() {
    join(BOB, CEM);
    acks.said("l1", SECOND, BOB);
    acks.restamped("l1", FIRST);
    tellAll(FIRST, CEM);

    assertThat(acks.got(CEM, FIRST)).containsExactly(new Safe(BOB, "l1"));
  }
}
