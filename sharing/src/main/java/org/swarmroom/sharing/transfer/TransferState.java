package org.swarmroom.sharing.transfer;

import java.util.Locale;

/** Where a transfer stands. */
public enum TransferState {
  /** Nothing moves; the status' reason says why. */
  WAITING,
  /** Data that is there already is being hashed. */
  CHECKING,
  /** Pieces come in. */
  FETCHING,
  /** The user stopped it. */
  PAUSED,
  /** Everything is there, under its final name, and served to whoever asks. */
  SEEDING,
  /** It gave up; the status' reason says why and what to do. */
  FAILED;

  /** The lower-case word used in rows, events and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static TransferState ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
