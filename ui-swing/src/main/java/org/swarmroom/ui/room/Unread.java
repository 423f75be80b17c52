package org.swarmroom.ui.room;

/**
 * What was said while nobody looked: how much, and where it begins. Confined to the thread of the
 * windows.
 *
 * <p>Invariant: while somebody looks nothing is unread; the mark then stays at what was new until
 * one looks away or says something, so that it can be found.
 */
final class Unread {

  private final Transcript transcript;
  private final Show show;
  private boolean looking;
  private boolean beenHere;
  private int lines;
  private int toUs;

  /** Hears each new count. */
  interface Show {
    /**
     * @param toUs how many of the lines speak to us
     */
    void unread(int lines, int toUs);
  }

  Unread(Transcript transcript, Show show) {
    this.transcript = transcript;
    this.show = show;
  }

  boolean looking() {
    return looking;
  }

  /** Another room: all of what comes as its history is old. */
  void entered() {
    beenHere = false;
    reset();
    transcript.mark("");
  }

  /** The room came into view, or is no longer looked at. */
  void look(boolean now) {
    looking = now;
    beenHere |= now;
    if (now) {
      reset();
    } else if (lines == 0) {
      transcript.mark("");
    }
  }

  /** We said something: what was new is answered. */
  void said() {
    transcript.mark("");
  }

  /**
   * Somebody else said something.
   *
   * @param replayed it is older: new to us if we have been in this room before
   */
  void heard(Entry entry, boolean replayed) {
    if (looking || (replayed && !beenHere)) {
      return;
    }
    beenHere = true;
    if (lines == 0) {
      transcript.mark(entry.id());
    }
    lines++;
    toUs += speaksToUs(entry) ? 1 : 0;
    show.unread(lines, toUs);
  }

  /** Whether one would want to be told at once. */
  static boolean speaksToUs(Entry entry) {
    return !entry.own() && (entry.mention() || entry.kind() == Entry.Kind.PRIVATE);
  }

  private void reset() {
    if (lines > 0) {
      lines = 0;
      toUs = 0;
      show.unread(0, 0);
    }
  }
}
