package org.swarmroom.sharing.dht;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.sharing.dht.Krpc.Ask;

/**
 * Questions that are open: each ends in exactly one of answered and failed. Invariant: at most 500,
 * and an answer counts only if it comes from where the question went and has its transaction id.
 */
final class Queries {

  static final long SLOW_MILLIS = 1_000;
  static final long TIMEOUT_MILLIS = 6_000;
  static final int MOST = 500;

  private static final int TRANSACTION_BYTES = 4;

  private final Surroundings surroundings;
  private final Map<Integer, Open> open = new HashMap<>();
  private final Map<InetSocketAddress, Integer> asked = new HashMap<>();

  Queries(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What comes of a question; called on the node's thread and never within {@link #ask}. */
  interface Outcome {

    void answered(Krpc.Answer answer);

    /** Nothing after a second: it may still come. */
    default void slow() {}

    /** Nothing in time. */
    void failed();

    /** An error: the node is there, and does not do what was asked. */
    default void refused() {
      failed();
    }
  }

  private static final class Open {
    final InetSocketAddress to;
    final Outcome outcome;
    Surroundings.Timer timer;

    Open(InetSocketAddress to, Outcome outcome, Surroundings.Timer timer) {
      this.to = to;
      this.outcome = outcome;
      this.timer = timer;
    }
  }

  void ask(InetSocketAddress to, NodeId self, Ask ask, Outcome outcome) {
    if (open.size() >= MOST) {
      surroundings.after(0, outcome::failed);
      return;
    }
    int transaction = surroundings.random().nextInt();
    while (open.containsKey(transaction)) {
      transaction++;
    }
    int key = transaction;
    open.put(key, new Open(to, outcome, surroundings.after(SLOW_MILLIS, () -> slow(key))));
    asked.merge(to, 1, Integer::sum);
    byte[] id = ByteBuffer.allocate(TRANSACTION_BYTES).putInt(key).array();
    surroundings.send(to, KrpcWriter.write(new Krpc.Query(id, self, ask, false, Set.of())));
  }

  /** Whether something was asked there and is still open. */
  boolean awaits(InetSocketAddress from) {
    return asked.containsKey(from);
  }

  void take(InetSocketAddress from, Krpc reply) {
    byte[] transaction = reply.transaction();
    if (transaction.length != TRANSACTION_BYTES) {
      return;
    }
    int key = ByteBuffer.wrap(transaction).getInt();
    Open query = open.get(key);
    if (query == null || !query.to.equals(from)) {
      return;
    }
    close(key);
    if (reply instanceof Krpc.Answer answer) {
      query.outcome.answered(answer);
    } else {
      query.outcome.refused();
    }
  }

  private void slow(int key) {
    Open query = open.get(key);
    if (query != null) {
      query.timer = surroundings.after(TIMEOUT_MILLIS - SLOW_MILLIS, () -> timedOut(key));
      query.outcome.slow();
    }
  }

  private void timedOut(int key) {
    close(key).ifPresent(query -> query.outcome.failed());
  }

  private Optional<Open> close(int key) {
    Open query = open.remove(key);
    if (query == null) {
      return Optional.empty();
    }
    query.timer.cancel();
    asked.computeIfPresent(query.to, (address, count) -> count > 1 ? count - 1 : null);
    return Optional.of(query);
  }

  /** Forgets all of them; nobody is told. */
  void stop() {
    new HashSet<>(open.keySet()).forEach(this::close);
  }

  int size() {
    return open.size();
  }
}
