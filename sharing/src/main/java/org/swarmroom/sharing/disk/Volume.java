package org.swarmroom.sharing.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;

/** What the engine asks of a file system; tests put one that fails in its place. Thread-safe. */
public interface Volume {

  /** The default file system. */
  Volume DEFAULT =
      new Volume() {
        @Override
        public FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
          return FileChannel.open(file, options);
        }

        @Override
        public long usableSpace(Path folder) throws IOException {
          return Files.getFileStore(folder).getUsableSpace();
        }
      };

  FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException;

  /** The path that was written down as {@code text}. */
  default Path path(String text) {
    return Path.of(text);
  }

  /** Bytes that may still be written below an existing folder. */
  long usableSpace(Path folder) throws IOException;
}
