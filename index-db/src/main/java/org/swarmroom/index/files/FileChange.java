package org.swarmroom.index.files;

/** What a walk over a shared folder found. Paths are relative to the root, with {@code /}. */
public sealed interface FileChange {

  /**
   * The file is there. New, or with another size or time than last known: it waits for its hash and
   * leaves the catalogue until then. Otherwise nothing changes.
   *
   * @param path empty when the root itself is the file
   * @param size in bytes
   * @param modifiedAt epoch milliseconds
   */
  record Seen(String path, long size, long modifiedAt) implements FileChange {}

  /** The file is no longer there. */
  record Gone(String path) implements FileChange {}

  /**
   * The same file under another path: its hash stays good. A file known at {@code to} is replaced.
   */
  record Renamed(String from, String to) implements FileChange {}
}
