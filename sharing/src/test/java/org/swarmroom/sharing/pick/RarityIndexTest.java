package org.swarmroom.sharing.pick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class RarityIndexTest {

  @RepeatedTest(300)
  void alwaysFindsARarestCandidate(RepetitionInfo run) {
    var random = new SplittableRandom(run.getCurrentRepetition());
    int pieces = 1 + random.nextInt(30);
    var index = new RarityIndex(pieces);
    var availability = new int[pieces];
    var candidate = new BitSet();
    candidate.set(0, pieces);
    var peer = new BitSet();
    for (int step = 0; step < 200; step++) {
      int piece = random.nextInt(pieces);
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          index.increment(piece);
          availability[piece]++;
        }
        case 2 -> {
          if (availability[piece] > 0) {
            index.decrement(piece);
            availability[piece]--;
          }
        }
        case 3 -> {
          index.remove(piece);
          candidate.clear(piece);
        }
        default -> {
          index.add(piece);
          candidate.set(piece);
        }
      }
      peer.set(piece, random.nextBoolean());
      int found = index.rarest(peer, random);
      int least =
          candidate.stream()
              .filter(peer::get)
              .map(p -> availability[p])
              .filter(a -> a > 0)
              .min()
              .orElse(-1);
      if (least < 0) {
        assertThat(found).isEqualTo(-1);
      } else {
        assertThat(candidate.get(found) && peer.get(found)).isTrue();
        assertThat(availability[found]).isEqualTo(least);
      }
    }
  }
}
