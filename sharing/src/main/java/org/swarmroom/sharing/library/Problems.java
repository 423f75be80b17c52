package org.swarmroom.sharing.library;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the sentences about what could not be shared; beyond {@link #KEPT} it only counts.
 * Confined to the scan thread.
 */
final class Problems {

  static final int KEPT = 50;

  private final List<String> sentences = new ArrayList<>();
  private long more;

  void add(String sentence) {
    if (sentences.size() < KEPT) {
      sentences.add(sentence);
    } else {
      more++;
    }
  }

  void unreadable(Path path, IOException cause) {
    add(unreadableSentence(path, cause));
  }

  List<String> sentences() {
    var all = new ArrayList<>(sentences);
    if (more > 0) {
      all.add("%,d more files or folders were not shared for reasons like these.".formatted(more));
    }
    return List.copyOf(all);
  }

  /** What failed, on what, and what to do. */
  static String unreadableSentence(Path path, IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "\"%s\" was not shared: it can't be read (permission denied). Change its permissions and press Rescan."
          .formatted(path);
    }
    if (cause instanceof NoSuchFileException) {
      return "\"%s\" was not shared: it is not there. Check the path and try again."
          .formatted(path);
    }
    return "\"%s\" was not shared: it can't be read (%s). Check the disk and press Rescan."
        .formatted(path, reason(cause));
  }

  private static String reason(IOException cause) {
    if (cause instanceof FileSystemException failed && failed.getReason() != null) {
      return failed.getReason();
    }
    String message = cause.getMessage();
    return message == null || message.isBlank() ? "input/output error" : message;
  }
}
