package org.swarmroom.sharing.ban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BlockSuspectsTest {

  private static byte[] digest(int n) {
    return new byte[] {(byte) n};
  }

  @Test
  void theOnlySenderOfABadPieceIsKnownAtOnce() {
    var suspects = new BlockSuspects<String>();

    assertThat(suspects.pieceFailed(1, List.of("ann", "ann"), List.of(digest(1), digest(2))))
        .containsExactly("ann");
  }

  @Test
  void ofSeveralSendersOnlyTheLiarIsNamed() {
    var suspects = new BlockSuspects<String>();
    assertThat(suspects.pieceFailed(1, List.of("ann", "bob"), List.of(digest(1), digest(9))))
        .isEmpty();

    assertThat(suspects.pieceGood(1, List.of(digest(1), digest(2)))).containsExactly("bob");
  }

  /**
   * However often a piece fails and whoever contributes: no honest peer is named, and each liar is.
   */
  @RepeatedTest(300)
  void namesAllLiarsAndNobodyElse(RepetitionInfo run) {
    var random = new SplittableRandom(run.getCurrentRepetition());
    int blocks = 2 + random.nextInt(8);
    var suspects = new BlockSuspects<Integer>();
    var lied = new HashSet<Integer>();
    var named = new HashSet<Integer>();
    int failures = 1 + random.nextInt(5);
    for (int f = 0; f < failures; f++) {
      var senders = new ArrayList<Integer>();
      var digests = new ArrayList<byte[]>();
      boolean bad = false;
      for (int b = 0; b < blocks; b++) {
        int sender = random.nextInt(6);
        boolean lies = sender < 2 && (random.nextBoolean() || !bad && b == blocks - 1);
        if (lies) {
          lied.add(sender);
          bad = true;
        }
        senders.add(sender);
        digests.add(digest(lies ? 100 + b : b));
      }
      if (bad) {
        named.addAll(suspects.pieceFailed(7, senders, digests));
      }
    }
    var good = new ArrayList<byte[]>();
    for (int b = 0; b < blocks; b++) {
      good.add(digest(b));
    }
    named.addAll(suspects.pieceGood(7, good));

    assertThat(named).isEqualTo(lied);
    assertThat(suspects.hasRecords(7)).isFalse();
  }
}
