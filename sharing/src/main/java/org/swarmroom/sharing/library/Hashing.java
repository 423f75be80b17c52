package org.swarmroom.sharing.library;

import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Reads one file to its hashes. */
interface Hashing {

  /**
   * Blocks, and waits while paused.
   *
   * @param size as the index knows it, in bytes
   * @param modifiedAt as the index knows it, epoch ms
   * @param bytesRead hears how many bytes of the file are read so far
   */
  HashOutcome hash(Path file, long size, long modifiedAt, PauseGate gate, LongConsumer bytesRead)
      throws InterruptedException;
}
