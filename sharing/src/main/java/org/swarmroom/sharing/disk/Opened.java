package org.swarmroom.sharing.disk;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;

/**
 * A transfer's place on disk, ready for use.
 *
 * @param have pieces that are there and verified
 * @param target the file or folder under its final name
 * @param part empty where everything was there already and nothing will be written
 */
public record Opened(TorrentFiles files, BitSet have, Path target, Optional<Part> part) {

  /** A part that has become the file. */
  Opened under(Path name) {
    return new Opened(files, have, name, Optional.empty());
  }
}
