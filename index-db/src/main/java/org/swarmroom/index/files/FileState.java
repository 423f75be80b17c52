package org.swarmroom.index.files;

/** Where a shared file stands: waiting → hashed or failed; back to waiting when it changes. */
public enum FileState {
  /** Searchable here; not yet offered to others. */
  WAITING,
  /** Its content id is known: in the catalogue, and served. */
  HASHED,
  /** Could not be read; tried again when it changes or at the next {@link OwnFiles#retryFailed}. */
  FAILED
}
