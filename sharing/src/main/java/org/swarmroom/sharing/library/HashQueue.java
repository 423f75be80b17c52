package org.swarmroom.sharing.library;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.swarmroom.index.files.OwnFile;
import org.swarmroom.index.files.OwnFiles;

/**
 * Hands waiting files to the hashing threads, the smallest first.
 *
 * <p>Invariant: a file is in {@code taken} from the moment it is handed out until its outcome is
 * durable, and is not handed out twice. A file that keeps changing is in {@code resting} for a
 * while. Threads that find nothing wait for {@link #wake}; nobody looks again by the clock.
 */
final class HashQueue {

  private static final int PAGE = 256;

  /** Outcomes on their way to the disk; the index writes them in groups. */
  private static final int MOST_TAKEN = 512;

  private final OwnFiles files;
  private final Runnable whenIdle;
  private final Runnable wanted;
  private final long patienceNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Deque<OwnFile> ready = new ArrayDeque<>();
  private final Set<Long> taken = new HashSet<>();
  private final Set<Long> resting = new HashSet<>();
  private boolean stale = true;
  private boolean worked;
  private boolean closed;

  /**
   * @param whenIdle runs on a hashing thread when nothing is left after there was something
   * @param wanted runs when a thread is needed that asks: there may be work
   * @param patienceNanos how long who asks waits in vain
   */
  HashQueue(OwnFiles files, Runnable whenIdle, Runnable wanted, long patienceNanos) {
    this.files = files;
    this.whenIdle = whenIdle;
    this.wanted = wanted;
    this.patienceNanos = patienceNanos;
  }

  /** The index may have other waiting files than before. */
  void wake() {
    locked(() -> stale = true);
    wanted.run();
  }

  /** As {@link #wake}, and the idle call comes even if nothing waits. */
  void wakeAndReport() {
    locked(
        () -> {
          stale = true;
          worked = true;
        });
    wanted.run();
  }

  void close() {
    locked(() -> closed = true);
  }

  /** The file's outcome is stored; it may be handed out again if it still waits. */
  void release(long fileId) {
    locked(() -> taken.remove(fileId));
  }

  /** The file changes all the time: not handed out until {@link #rested}. */
  void rest(long fileId) {
    locked(
        () -> {
          taken.remove(fileId);
          resting.add(fileId);
        });
  }

  void rested(long fileId) {
    locked(
        () -> {
          resting.remove(fileId);
          stale = true;
        });
    wanted.run();
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether nobody need ask before {@code wanted} runs again: all is done and told, or closed. */
  boolean isAtRest() {
    lock.lock();
    try {
      return closed || (!stale && !worked && ready.isEmpty() && taken.isEmpty());
    } finally {
      lock.unlock();
    }
  }

  /** Whether there is another file for another thread now. */
  boolean hasMore() {
    lock.lock();
    try {
      return !ready.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next file; empty when none came for a while, or the library closes. */
  Optional<OwnFile> take() throws InterruptedException {
    lock.lock();
    try {
      long left = patienceNanos;
      while (!closed && left > 0) {
        if (stale) {
          refill();
        }
        OwnFile next = taken.size() < MOST_TAKEN ? ready.poll() : null;
        if (next != null) {
          stale = ready.isEmpty();
          worked = true;
          taken.add(next.id());
          return Optional.of(next);
        }
        if (worked && taken.isEmpty() && ready.isEmpty()) {
          worked = false;
          sayIdle();
        } else {
          left = moved.awaitNanos(left);
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private void sayIdle() {
    lock.unlock();
    try {
      whenIdle.run();
    } finally {
      lock.lock();
    }
  }

  private void refill() {
    stale = false;
    ready.clear();
    for (OwnFile file : files.nextToHash(PAGE + taken.size() + resting.size())) {
      if (!taken.contains(file.id()) && !resting.contains(file.id())) {
        ready.add(file);
      }
    }
  }
}
