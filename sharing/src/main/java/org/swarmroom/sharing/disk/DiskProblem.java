package org.swarmroom.sharing.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A disk that said no. The message is one sentence for the user: what failed, on what, what to do.
 */
public final class DiskProblem extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean full;

  private DiskProblem(String sentence, boolean full, IOException cause) {
    super(sentence, cause);
    this.full = full;
  }

  private DiskProblem(String sentence) {
    super(sentence);
    this.full = true;
  }

  /** Whether room is what lacks. */
  public boolean isFull() {
    return full;
  }

  static DiskProblem noRoom(Path folder, long needed, long free) {
    return new DiskProblem(
        "Disk full: %s needs %s and has %s free. Make room, then resume."
            .formatted(folder, size(needed), size(free)));
  }

  /** Others have filled the volume while the transfer went on. */
  static DiskProblem reserve(Path folder, long free) {
    return new DiskProblem(
        "Disk full: only %s are left on the volume of %s, so the transfer has stopped. Make room, then resume."
            .formatted(size(free), folder));
  }

  /** Says in one sentence what happened to {@code file}. */
  public static DiskProblem of(Path file, IOException cause) {
    if (cause instanceof DiskProblem known) {
      return known;
    }
    var message = String.valueOf(cause.getMessage());
    var text = message.toLowerCase(Locale.ROOT);
    if (text.contains("no space left")
        || text.contains("not enough space")
        || text.contains("quota exceeded")) {
      return new DiskProblem(
          "Disk full: writing \"%s\" failed. Make room, then resume.".formatted(file), true, cause);
    }
    if (cause instanceof AccessDeniedException) {
      return new DiskProblem(
          "\"%s\" can't be used: permission denied. Change its permissions, then resume."
              .formatted(file),
          false,
          cause);
    }
    if (cause instanceof NoSuchFileException) {
      return new DiskProblem(
          "\"%s\" is gone. Put it back, then resume.".formatted(file), false, cause);
    }
    return new DiskProblem(
        "\"%s\" failed on disk: %s. Check the disk, then resume.".formatted(file, message),
        false,
        cause);
  }

  static String size(long bytes) {
    if (bytes < 1 << 20) {
      return bytes + " bytes";
    }
    return bytes < 1 << 30
        ? String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0)
        : String.format(Locale.ROOT, "%.1f GiB", bytes / 1073741824.0);
  }
}
