package org.swarmroom.sharing.catalogue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.files.OwnFiles;

/**
 * Our side of the exchange: says where our catalogue stands and packs what changed. Any thread;
 * reads run on the given executor.
 */
public final class OwnCatalogue {

  /** Of one answer; it is 512 KiB at most, and one write on the receiver's disk. */
  static final int MESSAGES_AN_ANSWER = 8;

  private static final int CHANGES_AN_ANSWER = 12_000;

  /** Where our changes are numbered. Blocking. */
  interface Journal {
    long generation();

    long sequence();

    /** See {@link OwnFiles#changesSince}. */
    List<CatalogueChange> changesSince(long sequence, int most);
  }

  private final Journal journal;
  private final Executor reading;

  /**
   * @param reading may block on the database
   */
  public OwnCatalogue(OwnFiles files, Executor reading) {
    this(journal(files), reading);
  }

  OwnCatalogue(Journal journal, Executor reading) {
    this.journal = journal;
    this.reading = reading;
  }

  private static Journal journal(OwnFiles files) {
    return new Journal() {
      @Override
      public long generation() {
        return files.generation();
      }

      @Override
      public long sequence() {
        return files.sequence();
      }

      @Override
      public List<CatalogueChange> changesSince(long sequence, int most) {
        return files.changesSince(sequence, most);
      }
    };
  }

  CompletableFuture<CatalogueMessage.State> state() {
    return CompletableFuture.supplyAsync(
        () -> new CatalogueMessage.State(journal.generation(), journal.sequence()), reading);
  }

  /**
   * The packed answer. A member that knows another generation, or more than we ever said, starts
   * over.
   */
  CompletableFuture<List<byte[]>> answer(CatalogueMessage.Ask ask) {
    return CompletableFuture.supplyAsync(
        () -> CatalogueCodec.encode(changesFor(ask), MESSAGES_AN_ANSWER), reading);
  }

  private CatalogueMessage.Changes changesFor(CatalogueMessage.Ask ask) {
    long generation = journal.generation();
    // Read before the changes: what comes in between is told next time.
    long sequence = journal.sequence();
    boolean startsOver = ask.generation() != generation || ask.sequence() > sequence;
    long from = startsOver ? 0 : ask.sequence();
    List<CatalogueChange> changes = journal.changesSince(from, CHANGES_AN_ANSWER);
    long reached = changes.isEmpty() ? from : changes.get(changes.size() - 1).sequence();
    boolean last = changes.size() < CHANGES_AN_ANSWER;
    long to = last ? Math.max(reached, sequence) : reached;
    return new CatalogueMessage.Changes(generation, from, to, startsOver, false, last, changes);
  }
}
