package org.swarmroom.sharing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Two exchanges on one thread; messages wait in queues until the test delivers them. */
class CatalogueExchangeTest {

  private final Deque<Runnable> tasks = new ArrayDeque<>();

  @Test
  void aWholeCatalogueComesOverInBoundedMessages() {
    var ann = node("ann");
    var bob = node("bob");
    ann.share(50_000);
    var link = link(ann, bob);

    link.start();
    runAll();

    assertThat(bob.kept).isEqualTo(ann.shared);
    assertThat(link.biggest).isLessThanOrEqualTo(CatalogueCodec.MAX_BYTES);
    assertThat(bob.mostAtOnce).isLessThanOrEqualTo(13_000);
    assertThat(bob.upToDate).isPositive();
  }

  @Test
  void changesTravelAsChanges() {
    var ann = node("ann");
    var bob = node("bob");
    ann.share(10_000);
    var link = link(ann, bob);
    link.start();
    runAll();
    long first = link.bytes;

    ann.share(10);
    ann.unshare(3);
    link.fromAnn.sayState();
    runAll();

    assertThat(bob.kept).isEqualTo(ann.shared);
    assertThat(link.bytes - first).isLessThan(1_500);
    assertThat(first).isGreaterThan(300_000);
  }

  @Test
  void aTornExchangeGoesOnFromTheLastDurableChange() {
    var ann = node("ann");
    var bob = node("bob");
    ann.share(40_000);
    var torn = link(ann, bob);
    torn.start();
    while (bob.applied < 2) {
      tasks.remove().run();
    }
    torn.cut();
    tasks.clear();
    long known = bob.state.sequence();
    assertThat(known).isPositive().isLessThan(ann.sequence);

    var again = link(ann, bob);
    again.start();
    runAll();

    assertThat(bob.kept).isEqualTo(ann.shared);
    assertThat(again.bytes).isLessThan((40_000 - known) * 60);
    assertThat(bob.startedOver).isEqualTo(1);
  }

  @Test
  void aNewGenerationStartsOver() {
    var ann = node("ann");
    var bob = node("bob");
    ann.share(100);
    link(ann, bob).start();
    runAll();

    ann.loseJournal();
    ann.share(20);
    link(ann, bob).start();
    runAll();

    assertThat(bob.kept).hasSize(20).isEqualTo(ann.shared);
  }

  @Test
  void theNextChangesAreAskedForOnlyWhenTheLastAreDurable() {
    var ann = node("ann");
    var bob = node("bob");
    ann.share(50_000);
    bob.slowDisk = true;
    var link = link(ann, bob);

    link.start();
    runAll();
    long sent = link.bytes;
    runAll();

    assertThat(bob.applied).isZero();
    assertThat(sent).isLessThan(9L * CatalogueCodec.MAX_BYTES);
    bob.slowDisk = false;
    bob.diskCatchesUp();
    runAll();
    assertThat(bob.kept).isEqualTo(ann.shared);
  }

  @Test
  void refreshIsAnsweredEvenWhenThereIsNothingNew() {
    var ann = node("ann");
    var bob = node("bob");
    ann.share(5);
    var link = link(ann, bob);
    link.start();
    runAll();

    CompletableFuture<Void> done = link.fromBob.refresh();
    assertThat(done).isNotDone();
    runAll();

    assertThat(done).isCompleted();
  }

  @RepeatedTest(200)
  void bothSidesAgreeHoweverChangesAndCutsCome(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var ann = node("ann");
    var bob = node("bob");
    var link = link(ann, bob);
    link.start();
    for (int i = 0; i < 30; i++) {
      switch (random.nextInt(5)) {
        case 0 -> ann.share(random.nextInt(200));
        case 1 -> bob.unshare(random.nextInt(5));
        case 2 -> {
          bob.share(random.nextInt(200));
          link.fromBob.sayState();
        }
        case 3 -> {
          link.cut();
          tasks.clear();
          link = link(ann, bob);
          link.start();
        }
        default -> {
          ann.unshare(random.nextInt(10));
          link.fromAnn.sayState();
        }
      }
      for (int step = random.nextInt(20); step > 0 && !tasks.isEmpty(); step--) {
        tasks.remove().run();
      }
    }
    link.fromAnn.sayState();
    link.fromBob.sayState();
    runAll();

    assertThat(bob.kept).isEqualTo(ann.shared);
    assertThat(ann.kept).isEqualTo(bob.shared);
  }

  private ExchangeNode node(String name) {
    return new ExchangeNode(name, tasks);
  }

  private ExchangeLink link(ExchangeNode ann, ExchangeNode bob) {
    return new ExchangeLink(ann, bob, tasks);
  }

  private void runAll() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }
}
