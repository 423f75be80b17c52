package org.swarmroom.index;

import java.nio.file.Path;

/** Builds the parts of an index in order and closes them in the opposite order. */
final class OpenIndex {

  private OpenIndex() {}

  static Index open(Path profile) {
    throw new IndexException("The index in " + profile + " can't be opened yet.");
  }
}
