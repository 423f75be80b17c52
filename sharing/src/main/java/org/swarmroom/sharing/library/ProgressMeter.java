package org.swarmroom.sharing.library;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.swarmroom.index.files.Totals;

/**
 * Adds up what is hashed and says it at most four times a second. Needs no timer: hashing itself
 * calls often enough, and the end is told apart.
 *
 * <p>Any thread.
 */
final class ProgressMeter {

  private static final long INTERVAL_NANOS = 250_000_000;

  private final LongSupplier nanos;
  private final Map<Long, Long> atWork = new HashMap<>();
  private long files;
  private long bytes;
  private long filesTotal;
  private long bytesTotal;
  private long saidAt;
  private boolean said;

  ProgressMeter(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Starts from what the index knows now. */
  synchronized void reset(Totals totals) {
    files = totals.hashedFiles();
    bytes = totals.hashedBytes();
    filesTotal = totals.hashedFiles() + totals.waitingFiles();
    bytesTotal = totals.hashedBytes() + totals.waitingBytes();
  }

  /**
   * @param fileBytes read so far of that file
   * @return what to say, if it is time
   */
  synchronized Optional<HashProgress> read(long fileId, String path, long fileBytes) {
    atWork.put(fileId, fileBytes);
    long now = nanos.getAsLong();
    if (said && now - saidAt < INTERVAL_NANOS) {
      return Optional.empty();
    }
    said = true;
    saidAt = now;
    long partly = atWork.values().stream().mapToLong(Long::longValue).sum();
    return Optional.of(
        new HashProgress(
            path,
            files,
            Math.max(files, filesTotal),
            bytes + partly,
            Math.max(bytes + partly, bytesTotal)));
  }

  /**
   * @param hashed false if it failed, changed or went
   */
  synchronized void finished(long fileId, long size, boolean hashed) {
    atWork.remove(fileId);
    if (hashed) {
      files++;
      bytes += size;
    } else {
      filesTotal--;
      bytesTotal -= size;
    }
  }
}
