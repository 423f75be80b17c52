package org.swarmroom.ui.room;

import java.util.Optional;

/** Entries for tests. */
final class Entries {

  /** Noon of a day in a zone of no surprises. */
  static final long NOON = 1_795_176_000_000L;

  private Entries() {}

  static Entry said(String id, long at, String from, String text) {
    return new Entry(
        id, at, Entry.Kind.MESSAGE, from, "", "", text, false, false, false, Optional.empty());
  }
}
