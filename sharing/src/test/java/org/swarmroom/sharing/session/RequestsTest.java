package org.swarmroom.sharing.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.swarmroom.sharing.pick.Block;
import org.swarmroom.sharing.wire.Message;

/** What a session asks of a peer that does as no good one would. */
class RequestsTest {

  private static final int KIB = 1024;

  private static BenchPeer seed(Bench bench, boolean fast) {
    var seed = bench.joins(fast);
    seed.says(fast ? new Message.HaveAll() : new Message.Bitfield(new byte[] {-1, -1, -1, -1}));
    return seed.says(new Message.Unchoke());
  }

  private static int asked(BenchPeer peer) {
    return peer.heard(Message.Request.class).size();
  }

  @Test
  void whoSnubsUsIsAskedForOneBlockAtATime() throws Exception {
    try (var bench = Bench.of(32, 64 * KIB, new BitSet())) {
      var silent = seed(bench, true);
      int first = asked(silent);
      assertThat(first).isGreaterThan(8);
      bench.passSeconds(36);
      bench.session.roster().fillAll();

      assertThat(asked(silent)).isEqualTo(first + 1);
    }
  }

  @Test
  void aBlockThatBeganBeforeItsPieceWasDroppedDoesNotGoOn() throws Exception {
    try (var bench = Bench.of(2, Bench.BUFFERS, new BitSet())) {
      var peer = bench.joins(true).connection;
      var download = bench.session.torrent().download().orElseThrow();
      download.picker().peerCame(Bench.all(2));
      var block =
          download.picker().pick(peer.id(), piece(0), 1, download::mayStart, other -> true).get(0);
      var buffer = download.open(block, peer).orElseThrow();
      download.picker().released(peer.id(), block);
      download.picker().peerLeft(piece(0));
      download.picker().pick(peer.id(), piece(1), 1, download::mayStart, other -> true);

      assertThat(download.picker().isStarted(0)).isFalse();
      assertThat(download.isArriving(block, bench.now())).isFalse();
      assertThat(download.isCurrent(block, peer, buffer)).isFalse();
    }
  }

  private static BitSet piece(int number) {
    var one = new BitSet();
    one.set(number);
    return one;
  }

  @Test
  void whoeverChangesTheLimitsOftenLeavesOneTimer() throws Exception {
    try (var bench = Bench.of(32, 64 * KIB, Bench.all(32))) {
      var leech = bench.joins(true).says(new Message.Interested());
      bench.settle();
      bench.up.setRate(100_000);
      bench.passSeconds(1);
      bench.up.tryTake(1_000_000);
      leech.says(new Message.Request(0, 0, 16 * KIB));

      assertThat(looksOfAHundredChanges(bench, () -> bench.up.setRate(1))).isLessThan(20);
    }
  }

  @Test
  void whoeverChangesTheLimitsOftenLeavesOneTimerOfADownloadToo() throws Exception {
    try (var bench = Bench.of(32, 64 * KIB, new BitSet())) {
      bench.down.setRate(100_000);
      bench.passSeconds(1);
      bench.down.tryTake(1_000_000);
      seed(bench, true);

      assertThat(looksOfAHundredChanges(bench, () -> bench.down.setRate(1))).isLessThan(20);
    }
  }

  @Test
  void whatAPeerDoesNotGiveIsNotPaidForUnlessItComesAfterAll() throws Exception {
    try (var bench = Bench.of(32, 64 * KIB, new BitSet())) {
      bench.down.setRate(10 * KIB);
      bench.passSeconds(1);
      var peer = seed(bench, false);
      var request = peer.heard(Message.Request.class).get(0);
      assertThat(bench.down.nanosUntilFree()).isPositive();

      peer.says(new Message.Choke());
      assertThat(bench.down.nanosUntilFree()).isZero();

      peer.gives(request.piece(), request.begin(), request.length());
      assertThat(bench.down.nanosUntilFree()).isPositive();
    }
  }

  @Test
  void whoGivesWhatIsWantedMaySendMoreThatIsNot() throws Exception {
    try (var bench = Bench.of(32, 64 * KIB, new BitSet())) {
      var peer = seed(bench, false);
      var request = peer.heard(Message.Request.class).get(0);
      for (int i = 0; i < 4096; i++) {
        peer.gives(31, 1, 1);
      }
      peer.gives(request.piece(), request.begin(), request.length());
      peer.gives(31, 1, 1);
      assertThat(peer.isOpen()).isTrue();

      peer.gives(31, 1, 1);
      assertThat(peer.isOpen()).isFalse();
    }
  }

  @Test
  void theOldestCancelledBlockMakesRoomForTheLatest() {
    var open = new OpenRequests(false);
    for (int piece = 0; piece < 1_100; piece++) {
      var block = new Block(piece, 0, Block.SIZE);
      open.asked(block, piece);
      open.withdraw(block);
    }

    assertThat(open.expects(new Block(1_099, 0, Block.SIZE))).isTrue();
    assertThat(open.expects(new Block(0, 0, Block.SIZE))).isFalse();
  }

  @Test
  void aPieceOfOneSenderAloneIsTakenFromOneThatDawdles() throws Exception {
    try (var bench = Bench.of(1, 64 * KIB, new BitSet())) {
      bench.session.torrent().download().orElseThrow().picker().failedByMany(0);
      var dawdler = seed(bench, true);
      var honest = seed(bench, true);
      assertThat(asked(dawdler)).isEqualTo(4);
      dawdler.gives(0, 0, 16 * KIB);
      bench.passSeconds(8);

      assertThat(asked(honest)).isEqualTo(4);
      assertThat(dawdler.heard(Message.Cancel.class)).hasSize(3);
      dawdler.gives(0, 16 * KIB, 16 * KIB);
      var picker = bench.session.torrent().download().orElseThrow().picker();
      assertThat(picker.senders(0)).containsOnly(-1);
    }
  }

  private static int looksOfAHundredChanges(Bench bench, Runnable slower) {
    for (int i = 0; i < 100; i++) {
      bench.session.limitsChanged();
      bench.settle();
    }
    bench.passSeconds(5);
    slower.run();
    int before = bench.looks();
    bench.passSeconds(7);
    assertThat(bench.looks()).isGreaterThan(before);
    return bench.looks() - before;
  }
}
