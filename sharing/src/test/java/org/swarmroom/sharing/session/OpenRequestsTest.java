package org.swarmroom.sharing.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.swarmroom.sharing.pick.Block;

class OpenRequestsTest {

  private static final Block BLOCK = new Block(0, 0, Block.SIZE);

  private final OpenRequests requests = new OpenRequests(true);

  /** The second request was taken for rejected, and its block thrown away when it came. */
  @Test
  void theRejectOfACancelledRequestIsNotThatOfTheNextForTheSameBlock() {
    requests.asked(BLOCK, 0);
    requests.withdraw(BLOCK);
    requests.asked(BLOCK, 1);

    assertThat(requests.rejected(BLOCK)).isFalse();
    assertThat(requests.expects(BLOCK)).isTrue();
    assertThat(requests.answered(BLOCK)).isTrue();
    assertThat(requests.expects(BLOCK)).isFalse();
  }

  @Test
  void eachCancelledRequestHasItsOwnAnswer() {
    for (int i = 0; i < 2; i++) {
      requests.asked(BLOCK, i);
      requests.withdraw(BLOCK);
    }
    requests.asked(BLOCK, 2);

    assertThat(requests.rejected(BLOCK)).isFalse();
    assertThat(requests.rejected(BLOCK)).isFalse();
    assertThat(requests.rejected(BLOCK)).isTrue();
    assertThat(requests.expects(BLOCK)).isFalse();
  }

  @Test
  void aBlockThatCrossedItsCancelAnswersTheNextRequestAndMayComeTwice() {
    requests.asked(BLOCK, 0);
    requests.withdrawAll();
    requests.asked(BLOCK, 1);

    assertThat(requests.answered(BLOCK)).isTrue();
    assertThat(requests.expects(BLOCK)).isTrue();
    assertThat(requests.answered(BLOCK)).isFalse();
    assertThat(requests.expects(BLOCK)).isFalse();
  }

  @Test
  void aPeerThatRejectsNothingIsWaitedForOnce() {
    var slow = new OpenRequests(false);
    slow.asked(BLOCK, 0);
    slow.withdraw(BLOCK);
    slow.asked(BLOCK, 1);

    assertThat(slow.answered(BLOCK)).isTrue();
    assertThat(slow.expects(BLOCK)).isFalse();
  }
}
