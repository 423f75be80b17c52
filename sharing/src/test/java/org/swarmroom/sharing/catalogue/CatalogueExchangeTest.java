package org.swarmroom.sharing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueEntry;
import org.swarmroom.index.catalogues.CatalogueState;

/** Two exchanges on one thread; messages wait in queues until the test delivers them. */
class CatalogueExchangeTest {

  private final Deque<Runnable> tasks = new ArrayDeque<>();

  @Test
  void aWholeCatalogueComesOverInBoundedMessages() {
    var ann = new Node("ann");
    var bob = new Node("bob");
    ann.share(50_000);
    var link = new Link(ann, bob);

    link.start();
    runAll();

    assertThat(bob.kept).isEqualTo(ann.shared);
    assertThat(link.biggest).isLessThanOrEqualTo(CatalogueCodec.MAX_BYTES);
    assertThat(bob.mostAtOnce).isLessThanOrEqualTo(13_000);
    assertThat(bob.upToDate).isPositive();
  }

  @Test
  void changesTravelAsChanges() {
    var ann = new Node("ann");
    var bob = new Node("bob");
    ann.share(10_000);
    var link = new Link(ann, bob);
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
    var ann = new Node("ann");
    var bob = new Node("bob");
    ann.share(40_000);
    var torn = new Link(ann, bob);
    torn.start();
    while (bob.applied < 2) {
      tasks.remove().run();
    }
    torn.cut();
    tasks.clear();
    long known = bob.state.sequence();
    assertThat(known).isPositive().isLessThan(ann.sequence);

    var again = new Link(ann, bob);
    again.start();
    runAll();

    assertThat(bob.kept).isEqualTo(ann.shared);
    assertThat(again.bytes).isLessThan((40_000 - known) * 60);
    assertThat(bob.startedOver).isEqualTo(1);
  }

  @Test
  void aNewGenerationStartsOver() {
    var ann = new Node("ann");
    var bob = new Node("bob");
    ann.share(100);
    new Link(ann, bob).start();
    runAll();

    ann.loseJournal();
    ann.share(20);
    new Link(ann, bob).start();
    runAll();

    assertThat(bob.kept).hasSize(20).isEqualTo(ann.shared);
  }

  @Test
  void theNextChangesAreAskedForOnlyWhenTheLastAreDurable() {
    var ann = new Node("ann");
    var bob = new Node("bob");
    ann.share(50_000);
    bob.slowDisk = true;
    var link = new Link(ann, bob);

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
    var ann = new Node("ann");
    var bob = new Node("bob");
    ann.share(5);
    var link = new Link(ann, bob);
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
    var ann = new Node("ann");
    var bob = new Node("bob");
    var link = new Link(ann, bob);
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
          link = new Link(ann, bob);
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

  @Test
  void whatNobodyAskedForIsRefused() {
    var bob = new Node("bob");
    var link = new Link(new Node("ann"), bob);
    byte[] unasked =
        CatalogueCodec.encode(
                new CatalogueMessage.Changes(1, 0, 1, true, false, true, List.of()), 1)
            .get(0);

    assertThatThrownBy(() -> link.fromBob.receive(unasked))
        .hasMessage("changes that nobody asked for");
  }

  @Test
  void anAnswerThatLeadsNowhereIsRefused() throws Exception {
    var bob = new Node("bob");
    var link = new Link(new Node("ann"), bob);
    link.fromBob.receive(CatalogueCodec.encode(new CatalogueMessage.State(5, 1_000)));
    byte[] nowhere =
        CatalogueCodec.encode(
                new CatalogueMessage.Changes(5, 0, 0, true, false, false, List.of()), 1)
            .get(0);

    assertThatThrownBy(() -> link.fromBob.receive(nowhere))
        .hasMessage("an answer that leads nowhere");
  }

  @Test
  void anAnswerSinceAnotherPointIsRefused() throws Exception {
    var bob = new Node("bob");
    var link = new Link(new Node("ann"), bob);
    link.fromBob.receive(CatalogueCodec.encode(new CatalogueMessage.State(5, 1_000)));
    byte[] hole =
        CatalogueCodec.encode(
                new CatalogueMessage.Changes(5, 10, 1_000, false, false, true, List.of()), 1)
            .get(0);

    assertThatThrownBy(() -> link.fromBob.receive(hole))
        .hasMessage("changes since another point than asked for");
  }

  @Test
  void aSecondQuestionBeforeTheAnswerIsRefused() throws Exception {
    var ann = new Node("ann");
    var link = new Link(ann, new Node("bob"));
    byte[] ask = CatalogueCodec.encode(new CatalogueMessage.Ask(0, 0));

    link.fromAnn.receive(ask);

    assertThatThrownBy(() -> link.fromAnn.receive(ask))
        .hasMessage("a question before the last one was answered");
  }

  @Test
  void moreThanIsKeptOfOnePeerIsLeftOut() throws Exception {
    var bob = new Node("bob");
    bob.state = new CatalogueState("ann", 5, 10, CatalogueExchange.MAX_ENTRIES, 0);
    var link = new Link(new Node("ann"), bob);
    link.fromBob.receive(CatalogueCodec.encode(new CatalogueMessage.State(5, 11)));
    var change =
        new CatalogueChange(
            11, 1, new CatalogueEntry(ContentId.of(new byte[32]), "one more", 1, 1));

    link.fromBob.receive(
        CatalogueCodec.encode(
                new CatalogueMessage.Changes(5, 10, 11, false, false, true, List.of(change)), 1)
            .get(0));
    link.cut = true;
    runAll();

    assertThat(bob.kept).isEmpty();
    assertThat(bob.complaints).singleElement().asString().contains("1,000,000");
  }

  private void runAll() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  /** One side: what it shares with its journal, and what it keeps of the other. */
  private final class Node implements OwnCatalogue.Journal, PeerCatalogue, ExchangeListener {

    private final Random random;
    private final Map<Long, CatalogueEntry> shared = new TreeMap<>();
    private final Map<Long, CatalogueChange> journal = new TreeMap<>();
    private final Map<Long, Long> sequenceOf = new TreeMap<>();
    private final Map<Long, CatalogueEntry> kept = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<Runnable> disk = new ArrayList<>();
    private CatalogueState state = new CatalogueState("", 0, 0, 0, 0);
    private long generation;
    private long sequence;
    private long nextKey = 1;
    private boolean slowDisk;
    private int applied;
    private int startedOver;
    private int mostAtOnce;
    private int upToDate;

    Node(String name) {
      random = new Random(name.hashCode());
      generation = random.nextLong();
    }

    void share(int count) {
      for (int i = 0; i < count; i++) {
        byte[] content = new byte[32];
        random.nextBytes(content);
        long key = nextKey++;
        var entry =
            new CatalogueEntry(
                ContentId.of(content), "docs/file number " + key, random.nextInt(1 << 30), key);
        shared.put(key, entry);
        note(key, entry);
      }
    }

    void unshare(int count) {
      for (Long key : List.copyOf(shared.keySet()).subList(0, Math.min(count, shared.size()))) {
        shared.remove(key);
        note(key, null);
      }
    }

    private void note(long key, CatalogueEntry entry) {
      Long before = sequenceOf.put(key, ++sequence);
      if (before != null) {
        journal.remove(before);
      }
      journal.put(sequence, new CatalogueChange(sequence, key, entry));
    }

    void loseJournal() {
      generation = random.nextLong();
      sequence = 0;
      journal.clear();
      sequenceOf.clear();
      shared.clear();
    }

    @Override
    public long generation() {
      return generation;
    }

    @Override
    public long sequence() {
      return sequence;
    }

    @Override
    public List<CatalogueChange> changesSince(long after, int most) {
      return journal.values().stream()
          .filter(change -> change.sequence() > after)
          .filter(change -> after > 0 || change.entry() != null)
          .limit(most)
          .toList();
    }

    @Override
    public CompletableFuture<CatalogueState> apply(
        long newGeneration, boolean startsOver, long to, List<CatalogueChange> changes) {
      var done = new CompletableFuture<CatalogueState>();
      Runnable write =
          () -> {
            assertThat(startsOver || newGeneration == state.generation()).isTrue();
            mostAtOnce = Math.max(mostAtOnce, changes.size());
            applied++;
            if (startsOver) {
              startedOver++;
              kept.clear();
            }
            for (CatalogueChange change : changes) {
              if (change.entry() == null) {
                kept.remove(change.key());
              } else {
                kept.put(change.key(), change.entry());
              }
            }
            state = new CatalogueState("", newGeneration, to, kept.size(), 0);
            done.complete(state);
          };
      if (slowDisk) {
        disk.add(write);
      } else {
        tasks.add(write);
      }
      return done;
    }

    void diskCatchesUp() {
      disk.forEach(Runnable::run);
      disk.clear();
    }

    @Override
    public void applied(CatalogueState now, List<CatalogueChange> changes) {}

    @Override
    public void upToDate() {
      upToDate++;
    }

    @Override
    public void full(String reason) {
      complaints.add(reason);
    }

    @Override
    public void failed(Throwable cause) {
      throw new AssertionError(cause);
    }
  }

  private final class Link {

    private final CatalogueExchange fromAnn;
    private final CatalogueExchange fromBob;
    private boolean cut;
    private long bytes;
    private int biggest;

    Link(Node ann, Node bob) {
      fromAnn = exchange(ann, bytes -> deliver(bytes, false));
      fromBob = exchange(bob, bytes -> deliver(bytes, true));
    }

    private CatalogueExchange exchange(Node node, java.util.function.Consumer<byte[]> out) {
      return new CatalogueExchange(
          node.state, new OwnCatalogue(node, Runnable::run), node, out, node, tasks::add);
    }

    private void deliver(byte[] message, boolean toAnn) {
      bytes += message.length;
      biggest = Math.max(biggest, message.length);
      tasks.add(
          () -> {
            if (!cut) {
              try {
                (toAnn ? fromAnn : fromBob).receive(message);
              } catch (CatalogueFormatException e) {
                throw new AssertionError(e);
              }
            }
          });
    }

    void start() {
      fromAnn.sayState();
      fromBob.sayState();
    }

    void cut() {
      cut = true;
      fromAnn.close();
      fromBob.close();
    }
  }
}
