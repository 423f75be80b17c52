package org.swarmroom.sharing.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Room that a transfer leaves on its volume for the rest of the system: {@value #MOST} bytes, or
 * half of what would be left over after it if that is less, so that a transfer alone never comes to
 * it. Looked at before the first write and about each {@value #STEP} bytes. Thread-safe.
 */
final class Reserve {

  private static final long MOST = 16 << 20;
  private static final long STEP = 1 << 20;

  private final Volume volume;
  private final Path folder;
  private final long floor;
  private final AtomicLong unwatched = new AtomicLong(STEP);

  private Reserve(Volume volume, Path folder, long floor) {
    this.volume = volume;
    this.folder = folder;
    this.floor = floor;
  }

  /**
   * @param missing bytes that the transfer will write
   */
  static Reserve of(Volume volume, Path folder, long missing) throws IOException {
    long left = Math.max(0, volume.usableSpace(folder) - missing);
    return new Reserve(volume, folder, Math.min(MOST, left / 2));
  }

  /**
   * So many bytes are about to be written.
   *
   * @throws DiskProblem if the volume has fallen below the reserve
   */
  void require(int bytes) throws IOException {
    if (unwatched.addAndGet(bytes) < STEP) {
      return;
    }
    unwatched.set(0);
    long free = volume.usableSpace(folder);
    if (free - bytes < floor) {
      throw DiskProblem.reserve(folder, free);
    }
  }
}
