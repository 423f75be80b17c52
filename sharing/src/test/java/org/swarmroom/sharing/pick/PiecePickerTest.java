package org.swarmroom.sharing.pick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PiecePickerTest {

  private static final int KIB = 1024;

  private static BitSet pieces(int... numbers) {
    var set = new BitSet();
    for (int n : numbers) {
      set.set(n);
    }
    return set;
  }

  private static PiecePicker picker(int pieces, int blocks) {
    return new PiecePicker(
        PieceGrid.uniform((long) pieces * blocks * 16 * KIB, blocks * 16 * KIB),
        new SplittableRandom(1));
  }

  @Test
  void theRarestPieceComesFirst() {
    var picker = picker(3, 1);
    picker.peerCame(pieces(0, 1, 2));
    picker.peerCame(pieces(0, 2));
    picker.peerCame(pieces(0));

    var blocks = picker.pick(1, pieces(0, 1, 2), 3, p -> true);

    assertThat(blocks).extracting(Block::piece).containsExactly(1, 2, 0);
  }

  @Test
  void aStartedPieceIsFinishedBeforeANewOneIsBegun() {
    var picker = picker(4, 4);
    picker.peerCame(pieces(0, 1, 2, 3));
    int first = picker.pick(1, pieces(0, 1, 2, 3), 1, p -> true).get(0).piece();

    var blocks = picker.pick(2, pieces(0, 1, 2, 3), 3, p -> true);

    assertThat(blocks).extracting(Block::piece).containsOnly(first);
  }

  @Test
  void aBlockMovesFromALatePeerToAnotherOnceAndCountsFromWhoeverIsFirst() {
    var picker = picker(1, 4);
    picker.peerCame(pieces(0));
    var block = picker.pick(1, pieces(0), 1, p -> true).get(0);

    assertThat(picker.reassign(block, 2, 3)).isFalse();
    assertThat(picker.reassign(block, 1, 2)).isTrue();
    assertThat(picker.reassign(block, 2, 3)).isFalse();
    assertThat(picker.received(1, block)).containsExactly(2);
    assertThat(picker.senders(0)).contains(1).doesNotContain(2);
  }

  @Test
  void aBlockThatWasMovedIsFreeAgainWhenItIsReleased() {
    var picker = picker(1, 1);
    picker.peerCame(pieces(0));
    var block = picker.pick(1, pieces(0), 1, p -> true).get(0);
    picker.reassign(block, 1, 2);

    picker.released(1, block);
    assertThat(picker.isEndgame()).isTrue();
    picker.released(2, block);
    assertThat(picker.pick(3, pieces(0), 1, p -> true)).containsExactly(block);
  }

  @Test
  void aPieceThatIsToComeFromOnePeerAloneIsNotMoved() {
    var picker = picker(1, 2);
    picker.peerCame(pieces(0));
    picker.failedByMany(0);
    var block = picker.pick(1, pieces(0), 1, p -> true).get(0);

    assertThat(picker.reassign(block, 1, 2)).isFalse();
  }

  @Test
  void inTheEndgameAPeerThatWouldNotHelpIsNotAsked() {
    var picker = picker(1, 2);
    picker.peerCame(pieces(0));
    picker.pick(1, pieces(0), 2, p -> true);

    assertThat(picker.pick(2, pieces(0), 2, p -> true, other -> other != 1)).isEmpty();
    assertThat(picker.pick(2, pieces(0), 2, p -> true, other -> other == 1)).hasSize(2);
  }

  @Test
  void tiesAreBrokenByChance() {
    var firsts = new HashSet<Integer>();
    for (int seed = 0; seed < 50; seed++) {
      var picker =
          new PiecePicker(PieceGrid.uniform(10 * 16 * KIB, 16 * KIB), new SplittableRandom(seed));
      picker.peerCame(pieces(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
      firsts.add(picker.pick(1, pieces(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), 1, p -> true).get(0).piece());
    }
    assertThat(firsts).hasSizeGreaterThan(5);
  }

  @Test
  void inSequentialOrderTheLowestNumberComesFirst() {
    var picker = picker(3, 1);
    picker.setSequential(true);
    picker.peerCame(pieces(0, 1, 2));
    picker.peerCame(pieces(0, 1));

    assertThat(picker.pick(1, pieces(0, 1, 2), 3, p -> true))
        .extracting(Block::piece)
        .containsExactly(0, 1, 2);
  }

  /**
   * A peer with the first half, and one with all that leaves in the middle and comes back: nobody
   * waits for it, and no piece is verified that lies further ahead than is asked for at once.
   */
  @RepeatedTest(200)
  void inSequentialOrderPiecesComeInOrderAndAllComeInTheEnd(RepetitionInfo run) {
    var random = new SplittableRandom(run.getCurrentRepetition());
    int pieces = 40;
    int window = 4;
    var picker = picker(pieces, 2);
    picker.setSequential(true);
    var half = new BitSet();
    half.set(0, pieces / 2);
    var all = new BitSet();
    all.set(0, pieces);
    picker.peerCame(half);
    picker.peerCame(all);
    int leavesAt = random.nextInt(pieces / 2);
    boolean away = false;
    var asked = new ArrayDeque<Map.Entry<Integer, Block>>();
    while (!picker.isComplete()) {
      for (int peer = 1; peer <= 2; peer++) {
        if (peer == 1 || !away) {
          int of = peer;
          var has = peer == 1 ? half : all;
          picker
              .pick(peer, has, 1 + random.nextInt(2), p -> picker.startedPieces() < window)
              .forEach(block -> asked.add(Map.entry(of, block)));
        }
      }
      if (asked.isEmpty()) {
        assertThat(away).as("somebody who has the rest is away").isTrue();
        assertThat(picker.have().cardinality()).isEqualTo(pieces / 2);
        away = false;
        picker.peerCame(all);
        continue;
      }
      var next = asked.remove();
      if (!picker.wants(next.getValue())) {
        continue;
      }
      picker.received(next.getKey(), next.getValue());
      int piece = next.getValue().piece();
      if (picker.isFull(piece)) {
        picker.verified(piece);
        assertThat(piece).isLessThan(picker.have().nextClearBit(0) + window);
      }
      if (!away && picker.have().cardinality() == leavesAt) {
        away = true;
        leavesAt = -1;
        picker.peerLeft(all);
        asked.stream()
            .filter(request -> request.getKey() == 2)
            .forEach(request -> picker.released(2, request.getValue()));
        asked.removeIf(request -> request.getKey() == 2);
      }
    }
  }

  @Test
  void inTheEndgameOthersAreAskedTooAndGetACancel() {
    var picker = picker(1, 2);
    picker.peerCame(pieces(0));
    picker.peerCame(pieces(0));
    var asked = picker.pick(1, pieces(0), 2, p -> true);

    var again = picker.pick(2, pieces(0), 2, p -> true);

    assertThat(again).containsExactlyElementsOf(asked);
    assertThat(picker.received(2, asked.get(0))).containsExactly(1);
    assertThat(picker.wants(asked.get(0))).isFalse();
  }

  @Test
  void aPieceThatFailedWithSeveralSendersComesFromOneNextTime() {
    var picker = picker(1, 2);
    picker.peerCame(pieces(0));
    picker.peerCame(pieces(0));
    picker.received(1, picker.pick(1, pieces(0), 1, p -> true).get(0));
    picker.received(2, picker.pick(2, pieces(0), 1, p -> true).get(0));
    picker.failedByMany(0);
    var first = picker.pick(2, pieces(0), 1, p -> true);

    assertThat(picker.pick(1, pieces(0), 1, p -> true)).isEmpty();
    picker.released(2, first.get(0));
    assertThat(picker.pick(1, pieces(0), 2, p -> true)).hasSize(2);
  }

  @Test
  void aPieceThatMayNotStartIsNotStarted() {
    var picker = picker(2, 1);
    picker.peerCame(pieces(0, 1));

    assertThat(picker.pick(1, pieces(0, 1), 2, p -> false)).isEmpty();
    assertThat(picker.startedPieces()).isZero();
  }

  /**
   * Peers come, go, choke, send; some pieces fail. In the end everything is there, and nothing was
   * asked of who has it not.
   */
  @RepeatedTest(500)
  void everySwarmEndsWithEverything(RepetitionInfo run) {
    var random = new SplittableRandom(run.getCurrentRepetition());
    int pieces = 1 + random.nextInt(40);
    int length = (1 + random.nextInt(5)) * 16 * KIB;
    long size = (long) pieces * length - random.nextInt(16 * KIB);
    var grid = PieceGrid.uniform(size, length);
    var picker = new PiecePicker(grid, random.split());
    Map<Integer, BitSet> peers = new HashMap<>();
    Map<Integer, List<Block>> asked = new HashMap<>();
    int next = 0;
    for (int step = 0; step < 100_000 && !picker.isComplete(); step++) {
      switch (random.nextInt(8)) {
        case 0 -> {
          if (peers.size() < 6) {
            var has = new BitSet();
            for (int p = 0; p < grid.pieces(); p++) {
              has.set(p, random.nextInt(3) > 0);
            }
            peers.put(next, has);
            asked.put(next++, new ArrayList<>());
            picker.peerCame(has);
          }
        }
        case 1 -> {
          if (!peers.isEmpty() && random.nextInt(10) == 0) {
            int peer = any(peers.keySet(), random);
            asked.remove(peer).forEach(b -> picker.released(peer, b));
            picker.peerLeft(peers.remove(peer));
          }
        }
        case 2, 3, 4 -> {
          if (!peers.isEmpty()) {
            int peer = any(peers.keySet(), random);
            var blocks = picker.pick(peer, peers.get(peer), 1 + random.nextInt(6), p -> true);
            assertThat(blocks).allMatch(b -> peers.get(peer).get(b.piece()));
            assertThat(blocks).noneMatch(asked.get(peer)::contains);
            asked.get(peer).addAll(blocks);
          }
        }
        default -> {
          if (!peers.isEmpty()) {
            int peer = any(peers.keySet(), random);
            answer(peer, picker, asked, random);
          }
        }
      }
    }
    assertThat(picker.isComplete()).isTrue();
    assertThat(picker.startedPieces()).isZero();
  }

  private static void answer(
      int peer, PiecePicker picker, Map<Integer, List<Block>> asked, SplittableRandom random) {
    var mine = asked.get(peer);
    if (mine.isEmpty()) {
      return;
    }
    var block = mine.remove(random.nextInt(mine.size()));
    if (random.nextInt(10) == 0) {
      picker.released(peer, block);
      return;
    }
    if (!picker.wants(block)) {
      picker.released(peer, block);
      return;
    }
    for (int other : picker.received(peer, block)) {
      asked.get(other).remove(block);
    }
    if (picker.isFull(block.piece())) {
      if (random.nextInt(5) == 0) {
        picker.failedByMany(block.piece());
      } else {
        picker.verified(block.piece());
      }
    }
  }

  private static int any(Set<Integer> peers, SplittableRandom random) {
    return peers.stream().sorted().skip(random.nextInt(peers.size())).findFirst().orElseThrow();
  }
}
