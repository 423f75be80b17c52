package org.swarmroom.index.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.index.IndexException;

/**
 * How much the disk of the profile still takes: asked before a big write, which would otherwise
 * fail in its midst, after it took the last room from everyone else. Any thread.
 */
class FreeSpace {

  private static final Logger LOG = LoggerFactory.getLogger(FreeSpace.class);

  private final Path folder;

  FreeSpace(Path folder) {
    this.folder = folder;
  }

  /** In bytes; more than there can be where the system doesn't say. */
  long usable() {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      LOG.debug("the free space of {} is not known: {}", folder, e.toString());
      return Long.MAX_VALUE;
    }
  }

  boolean has(long bytes) {
    return usable() >= bytes;
  }

  /**
   * @param what what fails if there isn't, to begin the sentence
   * @throws IndexException if there are fewer bytes
   */
  void require(String what, long bytes) {
    long usable = usable();
    if (usable < bytes) {
      throw new IndexException(
          "%s: it needs %,d MB, and the disk that holds %s has %,d MB left; free some space and try again."
              .formatted(what, (bytes >> 20) + 1, folder, usable >> 20));
    }
  }
}
