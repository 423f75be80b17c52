package org.swarmroom.index.store;

import java.io.IOException;
import java.nio.file.Path;

/** A program that compacts a database and dies, without a word to anyone, when a step is done. */
final class CompactionProcess {

  private CompactionProcess() {}

  /** Arguments: the database file, and the step after which it dies, or {@code none}. */
  public static void main(String[] args) {
    Path file = Path.of(args[0]);
    new Compaction(
            file,
            new FreeSpace(file.getParent()),
            0,
            step -> {
              System.out.println(step);
              if (step.name().equals(args[1])) {
                Runtime.getRuntime().halt(9);
              }
            })
        .run();
  }

  static Process start(Path file, String lastStep) throws IOException {
    return OtherProcess.java(CompactionProcess.class, file.toString(), lastStep);
  }
}
