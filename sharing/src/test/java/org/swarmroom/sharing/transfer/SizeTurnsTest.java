package org.swarmroom.sharing.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SizeTurnsTest {

  private final Set<String> banned = new HashSet<>();
  private final SizeTurns turns = new SizeTurns(banned::contains);

  @Test
  void nobodyElsesSizeIsTriedWhileAllAgree() {
    turns.heard(List.of(lists("ann", 700), lists("bob", 700)));

    assertThat(turns.after(700)).isEmpty();
  }

  @Test
  void eachSizeHasItsTurnBeforeOneHasASecond() {
    turns.heard(List.of(lists("ann", 700), lists("bob", 5), lists("cem", 5), lists("dan", 9_000)));
    turns.tried(5);
    assertThat(turns.after(5)).hasValue(9_000);
    turns.tried(9_000);
    assertThat(turns.after(9_000)).hasValue(700);
    turns.tried(700);
    assertThat(turns.after(700)).hasValue(5);
  }

  @Test
  void whoSentBadDataHasNoVoice() {
    turns.heard(List.of(lists("ann", 700), lists("bob", 9_000), lists("cem", 9_000)));
    assertThat(turns.after(5)).hasValue(9_000);
    banned.addAll(List.of("bob", "cem"));

    assertThat(turns.after(5)).hasValue(700);
  }

  @Test
  void nobodyIsSwitchedToTheOneSizeThatCanBeForged() {
    turns.heard(List.of(lists("ann", 700), lists("bob", 64)));

    assertThat(turns.after(700)).isEmpty();
    assertThat(turns.after(64)).hasValue(700);
  }

  @Test
  void sizesThatNoTorrentCanHaveAreNoSizes() {
    turns.heard(
        List.of(
            lists("ann", 0),
            lists("bob", -5),
            lists("cem", Long.MAX_VALUE),
            lists("dan", HolderAddress.ANY_SIZE)));

    assertThat(turns.after(700)).isEmpty();
  }

  private static HolderAddress lists(String member, long size) {
    return new HolderAddress(member, member, new InetSocketAddress("127.0.0.1", 1), size);
  }
}
