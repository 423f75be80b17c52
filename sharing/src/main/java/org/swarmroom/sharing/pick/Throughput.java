package org.swarmroom.sharing.pick;

/**
 * How soon a peer that is asked for blocks has sent them: its bytes a second while it owed us some,
 * idle time not counted, and the time to the first byte. As long as little is known, what it owes
 * is thought to come soon, and what it might be asked for to take long: nothing is moved on a
 * guess. Time is an argument, milliseconds of a clock that never goes back. Confined to its owner's
 * thread.
 */
public final class Throughput {

  /** After so much time what was before counts half. */
  private static final long HALF_MILLIS = 4_000;

  /** Until something came: milliseconds to the first byte. */
  private static final long UNKNOWN_LATENCY = 500;

  /** What an unknown peer is hoped to have sent at once, and after a while. */
  private static final long MOST_HOPE = 4 * Block.SIZE;

  private static final long LEAST_HOPE = Block.SIZE;
  private static final long HOPE_FADES_MILLIS = 2_000;
  private static final long HOPED_MILLIS = 125;

  /** What an unknown peer is feared to need for a block. */
  private static final long FEARED_MILLIS = 250;

  /** What comes within so long is under way: queues of the sender and the network hold it. */
  private static final long UNDER_WAY_MILLIS = 2_500;

  /** As little as a node of ours has under way at least. */
  private static final long LEAST_UNDER_WAY = 32 * 1024;

  private long bytes;
  private long millis;
  private long latency = UNKNOWN_LATENCY;
  private long mark;
  private boolean awaitsFirst;

  /** A peer that owed us nothing is asked. */
  public void asked(long now) {
    mark = now;
    awaitsFirst = true;
  }

  /** Bytes came that it owed us. */
  public void came(long length, long now) {
    if (awaitsFirst) {
      awaitsFirst = false;
      latency = bytes == 0 ? now - mark : (latency + now - mark) / 2;
    } else {
      millis += now - mark;
      bytes += length;
      if (millis > HALF_MILLIS) {
        millis /= 2;
        bytes /= 2;
      }
    }
    mark = now;
  }

  /**
   * Milliseconds until it has sent what it owes us, at its best.
   *
   * @param blocks that it owes us, at least one
   */
  public long hoped(int blocks, long now) {
    long waited = now - mark;
    long first = awaitsFirst ? Math.max(0, latency - waited) : 0;
    long silent = awaitsFirst ? Math.max(0, waited - latency) : waited;
    return first + millisFor(blocks, hope(silent), HOPED_MILLIS + silent);
  }

  /**
   * Milliseconds until it has sent some blocks more, at its worst.
   *
   * @param blocks that it owes us already
   * @param more that it is asked for now
   */
  public long feared(int blocks, int more, long now) {
    long first = awaitsFirst || blocks == 0 ? latency : 0;
    long silent = blocks == 0 ? 0 : now - mark;
    return first + millisFor(blocks + more, Block.SIZE, FEARED_MILLIS + silent);
  }

  /** Whether a cancel of the last block that it owes us would come too late. */
  public boolean isPastCancel(int blocks) {
    long rate = (bytes + MOST_HOPE) * 1_000 / (millis + HOPED_MILLIS);
    long underWay = Math.max(LEAST_UNDER_WAY, rate * UNDER_WAY_MILLIS / 1_000);
    return blocks * (long) Block.SIZE <= underWay + rate * latency / 1_000;
  }

  private long hope(long silent) {
    long left = Math.max(0, HOPE_FADES_MILLIS - millis - silent);
    return Math.max(LEAST_HOPE, MOST_HOPE * left / HOPE_FADES_MILLIS);
  }

  private long millisFor(int blocks, long guessed, long guessedMillis) {
    return blocks * (long) Block.SIZE * (millis + guessedMillis) / (bytes + guessed);
  }
}
