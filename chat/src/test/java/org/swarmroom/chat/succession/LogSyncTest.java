package org.swarmroom.chat.succession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.chat.succession.Nodes.A8;
import static org.swarmroom.chat.succession.Nodes.B8;
import static org.swarmroom.chat.succession.Nodes.stamp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.succession.LogSync.Want;

class LogSyncTest {

  private static Have have(String... words) {
    Have have = new Have();
    for (String word : words) {
      assertThat(have.add(word)).isTrue();
    }
    return have;
  }

  @RepeatedTest(200)
  void afterASyncOneHasAllThatTheOtherHas(RepetitionInfo run) {
    var random = new SplittableRandom(run.getCurrentRepetition());
    Have mine = random(random);
    Have theirs = random(random);
    var sync = new LogSync();

    var open = new ArrayDeque<>(sync.begin(mine.copy(), theirs));
    while (!open.isEmpty()) {
      assertThat(open).hasSizeLessThanOrEqualTo(LogSync.CREDIT);
      Want page = open.remove();
      assertThat(page.fair()).isTrue();
      int lines = 0;
      for (long n = page.from(); n <= page.to(); n++) {
        var stamp = stamp(page.origin().epoch(), page.origin().host(), n);
        if (theirs.contains(stamp)) {
          mine.add(stamp);
          lines++;
        }
      }
      open.addAll(sync.sent(page, lines));
    }

    assertThat(sync.done()).isTrue();
    assertThat(mine.missing(theirs)).isEmpty();
  }

  private static Have random(SplittableRandom random) {
    Have have = new Have();
    for (int i = random.nextInt(5); i > 0; i--) {
      var origin = new StampOrigin(1 + random.nextInt(3), random.nextBoolean() ? A8 : B8);
      long from = 1 + random.nextInt(900);
      have.add(origin, Ranges.of(from, from + random.nextInt(500)));
    }
    return have;
  }

  @Test
  void theNewestEpochComesFirst() {
    var sync = new LogSync();

    assertThat(sync.begin(have(), have("1." + A8 + "=1-9", "3." + B8 + "=1-9", "2." + A8 + "=1-9")))
        .extracting(w -> w.origin().epoch())
        .containsExactly(3L, 2L);
  }

  @Test
  void smallHolesAreAskedForInOnePage() {
    assertThat(new LogSync().begin(have("1." + A8 + "=2-3,5-6"), have("1." + A8 + "=1-190")))
        .containsExactly(new Want(new StampOrigin(1, A8), 1, 190));
  }

  @Test
  void whoClaimsMoreThanItHasIsGivenUpSoon() {
    var sync = new LogSync();
    List<Want> wants =
        new ArrayList<>(
            sync.begin(have(), have("1." + A8 + "=1-1999999", "2." + A8 + "=1-999999999")));
    int asked = 0;
    while (!wants.isEmpty()) {
      asked++;
      wants.addAll(sync.sent(wants.remove(0), 0));
    }

    assertThat(asked).isLessThan(10);
    assertThat(sync.done()).isTrue();
  }

  @Test
  void pagesThatWereNotAskedForChangeNothing() {
    var sync = new LogSync();
    sync.begin(have(), have("1." + A8 + "=1-300"));

    assertThat(sync.sent(new Want(new StampOrigin(1, A8), 7, 8), 2)).isEmpty();
    assertThat(sync.done()).isFalse();
  }

  @Test
  void aPageOverTheLimitIsNotFair() {
    assertThat(new Want(new StampOrigin(1, A8), 1, 201).fair()).isFalse();
    assertThat(new Want(new StampOrigin(1, A8), 5, 4).fair()).isFalse();
    assertThat(new Want(new StampOrigin(1, A8), -5, 4).fair()).isFalse();
  }

  @Test
  void aLogIsToldInWordsThatFitOnLines() {
    Have have = new Have();
    for (long n = 1; n < 900; n += 2) {
      have.add(stamp(7, A8, n));
    }
    have.add(stamp(9, B8, 1));

    assertThat(have.words())
        .allMatch(w -> w.length() <= Have.WORD)
        .first()
        .isEqualTo("9." + B8 + "=1");
    assertThat(have(have.words().toArray(String[]::new)).words()).isEqualTo(have.words());
    assertThat(have.add("nonsense")).isFalse();
    assertThat(have.add("7." + A8 + "=0")).isFalse();
  }
}
