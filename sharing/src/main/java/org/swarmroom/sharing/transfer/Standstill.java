package org.swarmroom.sharing.transfer;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.swarmroom.sharing.disk.DiskProblem;

/**
 * Why a transfer does not move.
 *
 * @param sentence for the user; of a failure also what to do
 */
public record Standstill(WaitReason reason, String sentence) {

  static final Standstill PAUSED = new Standstill(WaitReason.PAUSED, "Paused by you.");

  static Standstill of(DiskProblem problem) {
    return new Standstill(
        problem.isFull() ? WaitReason.DISK_FULL : WaitReason.DISK_ERROR,
        String.valueOf(problem.getMessage()));
  }

  /** A place on disk could not be had. */
  static Standstill of(Throwable failure, Path target) {
    return failure instanceof IOException io
        ? of(DiskProblem.of(target, io))
        : new Standstill(
            WaitReason.OTHER,
            "\"%s\" could not be used: %s. Resume to try again.".formatted(target, failure));
  }

  /** What is served can't be read, or is no longer what was hashed. */
  static Standstill unreadable(Path file, IOException cause) {
    return cause instanceof NoSuchFileException
        ? new Standstill(
            WaitReason.SOURCE_GONE,
            "\"%s\" is gone and is not served any more. Put it back, or resume to fetch it again."
                .formatted(file))
        : new Standstill(
            WaitReason.SOURCE_CHANGED,
            "\"%s\" changed on disk and is not served any more: %s. Resume to check it."
                .formatted(file, cause.getMessage()));
  }

  /** As it lies in the index. */
  String written() {
    return reason.word() + "\t" + sentence;
  }

  /** Rows of earlier versions hold the sentence alone. */
  static Optional<Standstill> read(String written) {
    int tab = written.indexOf('\t');
    if (written.isEmpty()) {
      return Optional.empty();
    }
    return WaitReason.ofWord(written.substring(0, Math.max(0, tab)))
        .map(reason -> new Standstill(reason, written.substring(tab + 1)))
        .or(() -> Optional.of(new Standstill(WaitReason.OTHER, written)));
  }
}
