package org.swarmroom.chat.succession.sim;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Virtual time in ms and all that is due in it; what is due at one moment runs as it was put. */
final class World {

  /** 1 January 2026, epoch ms. */
  static final long START = 1_767_225_600_000L;

  private record Due(long at, long number, Runnable work) {}

  final SplittableRandom random;
  final Set<Rule> removed;
  final Optional<Consumer<String>> text;

  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
  private long now = START;
  private long count;
  private long digest = 1;

  World(long seed, Set<Rule> removed, Optional<Consumer<String>> text) {
    this.random = new SplittableRandom(seed);
    this.removed = removed;
    this.text = text;
  }

  boolean has(Rule rule) {
    return !removed.contains(rule);
  }

  long now() {
    return now;
  }

  void after(long millis, Runnable work) {
    due.add(new Due(now + Math.max(0, millis), count++, work));
  }

  void run(long until) {
    for (Due next = due.peek(); next != null && next.at() <= until; next = due.peek()) {
      due.remove();
      now = next.at();
      next.work().run();
    }
    now = until;
  }

  /** Something happened; it becomes part of the event log. */
  void happened(int who, String what, Object detail) {
    digest = digest * 1_000_003 + now * 31 + who;
    digest = digest * 1_000_003 + what.hashCode();
    digest = digest * 1_000_003 + detail.hashCode();
    text.ifPresent(t -> t.accept((now - START) + " n" + who + " " + what + " " + detail));
  }

  /** Names the whole event log. */
  long digest() {
    return digest;
  }

  long events() {
    return count;
  }
}
