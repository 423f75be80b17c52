package org.swarmroom.chat.succession;

import java.util.Optional;

/**
 * The union rule: the same id is the same line, and of two stamps of one line the smaller {@link
 * Place} wins, whichever came first. So all logs that saw the same lines are equal, whatever the
 * order in which they saw them.
 *
 * <p>Also tells which lines were said "while split": new ones that belong before lines that people
 * here have read already.
 */
public final class Merge {

  /** What to do with a line. */
  public enum Change {
    /** Its id was not known: keep it. */
    NEW,
    /** Known under a larger stamp: keep it under this one. */
    RESTAMPED,
    /** Known under this stamp or a smaller one: nothing changes. */
    KNOWN
  }

  /**
   * @param whileSplit to be shown in its place, with a mark
   */
  public record Verdict(Change change, boolean whileSplit) {}

  private Optional<Place> shown;
  private Optional<Place> newest;

  /**
   * @param newest the last line of the log that is shown
   */
  public Merge(Optional<Place> newest) {
    this.shown = newest;
    this.newest = newest;
  }

  public static Change change(Optional<Place> kept, Place offered) {
    if (kept.isEmpty()) {
      return Change.NEW;
    }
    return offered.compareTo(kept.get()) < 0 ? Change.RESTAMPED : Change.KNOWN;
  }

  /**
   * @param kept where a line of this id stands now
   */
  public Verdict judge(Optional<Place> kept, Place offered) {
    Change change = change(kept, offered);
    boolean late = shown.isPresent() && offered.compareTo(shown.get()) < 0;
    if (newest.isEmpty() || offered.compareTo(newest.get()) > 0) {
      newest = Optional.of(offered);
    }
    return new Verdict(change, change == Change.NEW && late);
  }

  /**
   * A sync is over, and what it brought has been shown: what comes now is late if it belongs before
   * the newest of it. During a sync pages come newest first, which says nothing.
   */
  public void settled() {
    shown = newest;
  }
}
