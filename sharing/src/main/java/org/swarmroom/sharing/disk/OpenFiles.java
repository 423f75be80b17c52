package org.swarmroom.sharing.disk;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The open files of one torrent, at most {@value #MOST_OPEN}; the least used closes first, though
 * never under its users. Thread-safe by its own lock.
 */
final class OpenFiles {

  static final int MOST_OPEN = 64;

  private final Volume volume;
  private final boolean writable;
  private boolean closed;
  private final Map<Path, OpenFile> open = new LinkedHashMap<>(16, 0.75f, true);

  OpenFiles(Volume volume, boolean writable) {
    this.volume = volume;
    this.writable = writable;
  }

  /**
   * The caller releases it.
   *
   * @throws ClosedChannelException after the end
   */
  synchronized OpenFile retain(Path file) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    var known = open.get(file);
    if (known != null) {
      known.retain();
      return known;
    }
    var fresh = new OpenFile(volume.open(file, options(file)));
    open.put(file, fresh);
    if (open.size() > MOST_OPEN) {
      var eldest = open.entrySet().iterator().next();
      open.remove(eldest.getKey());
      eldest.getValue().release();
    }
    fresh.retain();
    return fresh;
  }

  private Set<OpenOption> options(Path file) throws IOException {
    if (!writable) {
      return Set.of(StandardOpenOption.READ);
    }
    var parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return Files.exists(file)
        ? Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE)
        : Set.of(
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE);
  }

  /** Closes what nobody uses now and the rest when its users let go. */
  synchronized void closeAll() {
    closed = true;
    open.values().forEach(OpenFile::release);
    open.clear();
  }
}
