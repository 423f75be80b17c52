package org.swarmroom.sharing.disk;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Direct buffers for pieces on their way to disk, within a budget for the whole node. A session
 * that holds none gets one even beyond the budget, so that every transfer moves. Thread-safe by its
 * own lock.
 */
public final class PieceBuffers implements AutoCloseable {

  private final long budget;
  private long inUse;
  private long idleBytes;
  private final Map<Integer, Deque<ByteBuf>> idle = new HashMap<>();
  private final Set<Runnable> waiting = new LinkedHashSet<>();
  private boolean closed;

  /**
   * @param budget bytes
   */
  public PieceBuffers(long budget) {
    this.budget = budget;
  }

  /** Whether another piece may be started by a session that holds {@code held} buffers. */
  public synchronized boolean hasRoom(int capacity, int held) {
    return held == 0 || inUse + capacity <= budget;
  }

  /** An empty buffer with room for {@code capacity} bytes. */
  public synchronized ByteBuf take(int capacity) {
    inUse += capacity;
    var known = idle.get(capacity);
    var buffer = known == null ? null : known.poll();
    if (buffer != null) {
      idleBytes -= capacity;
      return buffer.clear();
    }
    return UnpooledByteBufAllocator.DEFAULT.directBuffer(capacity, capacity);
  }

  /** Calls {@code wake} once, on any thread, when a buffer came back. */
  public synchronized void awaitRoom(Runnable wake) {
    waiting.add(wake);
  }

  public void giveBack(ByteBuf buffer) {
    List<Runnable> awake;
    synchronized (this) {
      put(buffer);
      awake = waiting.isEmpty() ? List.of() : List.copyOf(waiting);
      waiting.clear();
    }
    awake.forEach(Runnable::run);
  }

  private void put(ByteBuf buffer) {
    int capacity = buffer.capacity();
    inUse -= capacity;
    if (closed || idleBytes + capacity > budget / 4) {
      buffer.release();
      return;
    }
    idleBytes += capacity;
    idle.computeIfAbsent(capacity, k -> new ArrayDeque<>()).push(buffer);
  }

  /** Bytes of buffers that hold pieces now. */
  public synchronized long inUse() {
    return inUse;
  }

  /** Lets idle buffers go; called when no transfer runs. */
  public synchronized void trim() {
    idle.values().forEach(buffers -> buffers.forEach(ByteBuf::release));
    idle.clear();
    idleBytes = 0;
  }

  @Override
  public synchronized void close() {
    closed = true;
    trim();
  }
}
