package org.swarmroom.sharing.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueState;

/**
 * The exchange with one proven peer, both ways, without I/O.
 *
 * <p>Fetching is {@code RESTING} (nothing asked, nothing to do) → {@code ASKED} (an answer is on
 * its way) → {@code STORING} (its changes are on their way to the disk) → {@code ASKED} again while
 * the peer has more, else {@code RESTING}. {@code STOPPED} is the end: the quota is full or our
 * disk failed. So at most one answer (512 KiB) of a peer is ever in memory.
 *
 * <p>Giving: one answer at a time; a second question before it was sent breaks the rules.
 *
 * <p>Confined to the executor given, the connection's event loop.
 */
final class CatalogueExchange {

  /** Files kept of one peer. */
  static final long MAX_ENTRIES = 1_000_000;

  /** Unpacked bytes taken from one peer in one connection. */
  static final long MAX_BYTES = 512L << 20;

  private enum Fetching {
    RESTING,
    ASKED,
    STORING,
    STOPPED
  }

  private final Executor loop;
  private final OwnCatalogue own;
  private final PeerCatalogue theirs;
  private final Consumer<byte[]> out;
  private final ExchangeListener listener;

  private Fetching fetching = Fetching.RESTING;
  private long knownGeneration;
  private long knownSequence;
  private long entries;
  private long bytes;
  private long saidGeneration;
  private long saidSequence;
  private boolean answering;
  private final List<CatalogueChange> gathered = new ArrayList<>();
  private boolean gatheredStartsOver;
  private int gatheredMessages;
  private long reached;
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private boolean askAgain;
  private boolean heardMeanwhile;

  /**
   * @param known what is kept of the peer so far; sequence 0 and any generation for nothing
   * @param out sends a message to the peer
   */
  CatalogueExchange(
      CatalogueState known,
      OwnCatalogue own,
      PeerCatalogue theirs,
      Consumer<byte[]> out,
      ExchangeListener listener,
      Executor loop) {
    this.knownGeneration = known.generation();
    this.knownSequence = known.sequence();
    this.entries = known.entries();
    this.own = own;
    this.theirs = theirs;
    this.out = out;
    this.listener = listener;
    this.loop = loop;
  }

  /** Says where our catalogue stands: at the start, and when it changed. */
  void sayState() {
    own.state()
        .whenCompleteAsync(
            (state, failure) -> {
              if (failure != null) {
                listener.failed(failure);
              } else {
                out.accept(CatalogueCodec.encode(state));
              }
            },
            loop);
  }

  /** Asks the peer now, even if it said nothing new; completes when all that it has is durable. */
  CompletableFuture<Void> refresh() {
    var done = new CompletableFuture<Void>();
    if (fetching == Fetching.STOPPED) {
      done.complete(null);
      return done;
    }
    waiting.add(done);
    if (fetching == Fetching.RESTING) {
      ask();
    } else {
      askAgain = true;
    }
    return done;
  }

  void receive(byte[] message) throws CatalogueFormatException {
    CatalogueMessage parsed = CatalogueCodec.decode(message);
    if (parsed instanceof CatalogueMessage.State state) {
      heard(state);
    } else if (parsed instanceof CatalogueMessage.Ask ask) {
      answer(ask);
    } else if (parsed instanceof CatalogueMessage.Changes changes) {
      gather(changes);
    }
  }

  private void heard(CatalogueMessage.State state) {
    saidGeneration = state.generation();
    saidSequence = state.sequence();
    if (fetching == Fetching.RESTING) {
      if (behind()) {
        ask();
      } else {
        listener.upToDate();
      }
    } else {
      heardMeanwhile = true;
    }
  }

  private boolean behind() {
    return saidGeneration != knownGeneration || saidSequence > knownSequence;
  }

  private void ask() {
    fetching = Fetching.ASKED;
    askAgain = false;
    heardMeanwhile = false;
    out.accept(CatalogueCodec.encode(new CatalogueMessage.Ask(knownGeneration, knownSequence)));
  }

  private void answer(CatalogueMessage.Ask ask) throws CatalogueFormatException {
    if (answering) {
      throw new CatalogueFormatException("a question before the last one was answered");
    }
    answering = true;
    own.answer(ask)
        .thenAcceptAsync(
            messages -> {
              answering = false;
              messages.forEach(out);
            },
            loop)
        .exceptionallyAsync(
            failure -> {
              listener.failed(failure);
              return null;
            },
            loop);
  }

  private void gather(CatalogueMessage.Changes changes) throws CatalogueFormatException {
    if (fetching != Fetching.ASKED) {
      throw new CatalogueFormatException("changes that nobody asked for");
    }
    if (gatheredMessages == 0) {
      begin(changes);
    } else if (changes.startsOver()
        || changes.from() != reached
        || changes.generation() != saidGeneration) {
      throw new CatalogueFormatException("an answer that doesn't hang together");
    }
    if (changes.to() == changes.from() && !changes.last()) {
      throw new CatalogueFormatException("an answer that leads nowhere");
    }
    bytes += changes.changes().stream().mapToLong(CatalogueExchange::weight).sum();
    gathered.addAll(changes.changes());
    reached = changes.to();
    if (!changes.more()) {
      gatheredMessages = 0;
      store(changes.last());
    } else if (++gatheredMessages >= OwnCatalogue.MESSAGES_AN_ANSWER) {
      throw new CatalogueFormatException("an answer without an end");
    }
  }

  private void begin(CatalogueMessage.Changes first) throws CatalogueFormatException {
    boolean fits =
        first.startsOver()
            ? first.from() == 0
            : first.generation() == knownGeneration && first.from() == knownSequence;
    if (!fits) {
      throw new CatalogueFormatException("changes since another point than asked for");
    }
    gatheredStartsOver = first.startsOver();
    if (first.generation() != saidGeneration) {
      saidGeneration = first.generation();
      saidSequence = 0;
    }
    reached = first.from();
  }

  private void store(boolean last) {
    List<CatalogueChange> changes = List.copyOf(gathered);
    gathered.clear();
    long adds = changes.stream().filter(change -> change.entry() != null).count();
    if ((gatheredStartsOver ? 0 : entries) + adds > MAX_ENTRIES || bytes > MAX_BYTES) {
      stop();
      listener.full("More than %,d files are not kept of one member.".formatted(MAX_ENTRIES));
      return;
    }
    if (changes.isEmpty() && !gatheredStartsOver && reached == knownSequence) {
      settled(last);
      return;
    }
    fetching = Fetching.STORING;
    theirs
        .apply(saidGeneration, gatheredStartsOver, reached, changes)
        .whenCompleteAsync(
            (state, failure) -> {
              if (failure != null) {
                stop();
                listener.failed(failure);
              } else {
                stored(state, changes, last);
              }
            },
            loop);
  }

  private void stored(CatalogueState state, List<CatalogueChange> changes, boolean last) {
    knownGeneration = state.generation();
    knownSequence = state.sequence();
    entries = state.entries();
    listener.applied(state, changes);
    settled(last);
  }

  private void settled(boolean last) {
    if (!last || askAgain || (heardMeanwhile && behind())) {
      ask();
      return;
    }
    fetching = Fetching.RESTING;
    List<CompletableFuture<Void>> done = List.copyOf(waiting);
    waiting.clear();
    listener.upToDate();
    done.forEach(future -> future.complete(null));
  }

  private static long weight(CatalogueChange change) {
    return 50L + (change.entry() == null ? 0 : change.entry().path().length());
  }

  private void stop() {
    fetching = Fetching.STOPPED;
    waiting.forEach(future -> future.complete(null));
    waiting.clear();
  }

  /** The connection is gone. */
  void close() {
    stop();
  }
}
