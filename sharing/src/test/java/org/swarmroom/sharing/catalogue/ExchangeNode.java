package org.swarmroom.sharing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueEntry;
import org.swarmroom.index.catalogues.CatalogueState;

/** One side: what it shares with its journal, and what it keeps of the other. */
final class ExchangeNode implements OwnCatalogue.Journal, PeerCatalogue, ExchangeListener {

  private final Queue<Runnable> tasks;
  private final Random random;
  final Map<Long, CatalogueEntry> shared = new TreeMap<>();
  private final Map<Long, CatalogueChange> journal = new TreeMap<>();
  private final Map<Long, Long> sequenceOf = new TreeMap<>();
  final Map<Long, CatalogueEntry> kept = new TreeMap<>();
  final List<String> complaints = new ArrayList<>();
  private final List<Runnable> disk = new ArrayList<>();
  CatalogueState state = new CatalogueState("", 0, 0, 0, 0);
  private long generation;
  long sequence;
  private long nextKey = 1;
  boolean slowDisk;
  int applied;
  int startedOver;
  int mostAtOnce;
  int upToDate;

  /**
   * @param tasks what happens next, the disk's writes too
   */
  ExchangeNode(String name, Queue<Runnable> tasks) {
    this.tasks = tasks;
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
