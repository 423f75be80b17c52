package org.swarmroom.sharing.library;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds hashing threads while the user paused; they wait where they are, in the middle of a file
 * too. Any thread.
 */
final class PauseGate {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private boolean paused;
  private boolean closed;

  void pause() {
    set(true);
  }

  void resume() {
    set(false);
  }

  private void set(boolean value) {
    lock.lock();
    try {
      paused = value;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** From now on nobody is held any more and {@link #pass} says no. */
  void close() {
    lock.lock();
    try {
      closed = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean paused() {
    lock.lock();
    try {
      return paused;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits while paused.
   *
   * @return false if the library is closing and the work is to be left
   */
  boolean pass() throws InterruptedException {
    lock.lock();
    try {
      while (paused && !closed) {
        moved.await();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }
}
