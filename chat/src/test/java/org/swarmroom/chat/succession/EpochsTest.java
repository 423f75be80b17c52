package org.swarmroom.chat.succession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.swarmroom.chat.succession.Nodes.A8;
import static org.swarmroom.chat.succession.Nodes.B8;
import static org.swarmroom.chat.succession.Nodes.place;

import java.util.Set;
import org.junit.jupiter.api.Test;

class EpochsTest {

  private static final long NOW = 1_000_000;

  private final Epochs epochs = open(4, 0);

  private static Epochs open(long highest, long lastAt) {
    var epochs = new Epochs(A8, highest, lastAt);
    epochs.kept(highest + 1);
    return epochs;
  }

  @Test
  void anEpochIsAboveAllKnownAndOnDiskBeforeTheFirstStamp() {
    var epochs = new Epochs(A8, 7, 0);

    assertThat(epochs.toKeep()).hasValue(8);
    assertThatThrownBy(() -> epochs.stamp(NOW)).isInstanceOf(IllegalStateException.class);

    epochs.kept(8);
    assertThat(epochs.stamp(NOW)).isEqualTo(place(8, NOW, A8, 1));
  }

  @Test
  void aHigherEpochEndsOursBeforeAnythingElseIsStamped() {
    assertThat(epochs.seen(9, B8)).isTrue();

    assertThat(epochs.mayStamp()).isFalse();
    assertThat(epochs.toKeep()).hasValue(10);
  }

  @Test
  void ourOwnNumberOpenedByAnotherEndsItToo() {
    epochs.seen(5, B8);

    assertThat(epochs.current()).isEqualTo(6);
  }

  @Test
  void lowerOnesAndOurOwnChangeNothing() {
    epochs.seen(4, B8);
    epochs.seen(5, A8);

    assertThat(epochs.current()).isEqualTo(5);
    assertThat(epochs.mayStamp()).isTrue();
  }

  @Test
  void linkedHostsShareAnEpochAndDoNotDriveOneAnotherUp() {
    epochs.tree(Set.of(A8, B8));
    epochs.seen(5, B8);
    assertThat(epochs.current()).isEqualTo(5);

    epochs.seen(8, B8);
    assertThat(epochs.current()).isEqualTo(8);
  }

  @Test
  void anOldNumberThatReachesTheDiskLateDoesNotOpenTheNewOne() {
    epochs.seen(9, B8);
    epochs.kept(5);

    assertThat(epochs.mayStamp()).isFalse();
  }

  @Test
  void timesAscendWhateverTheClockDoes() {
    assertThat(epochs.stamp(NOW).at()).isEqualTo(NOW);
    assertThat(epochs.stamp(NOW - 500).at()).isEqualTo(NOW + 1);

    epochs.seenAt(NOW + 5_000, NOW);
    assertThat(epochs.stamp(NOW)).isEqualTo(place(5, NOW + 5_001, A8, 3));
  }

  @Test
  void aTimeFarAheadMovesOursOnlyALittle() {
    epochs.seenAt(Long.MAX_VALUE, NOW);

    assertThat(epochs.stamp(NOW).at()).isEqualTo(NOW + Epochs.MAX_LEAD + 1);
  }

  @Test
  void anIncredibleEpochIsNotBelieved() {
    assertThat(epochs.seen(999_999_999_999_999_999L, B8)).isFalse();
    assertThat(epochs.seen(-1, B8)).isFalse();

    assertThat(epochs.current()).isEqualTo(5);
    assertThat(epochs.mayStamp()).isTrue();
  }
}
