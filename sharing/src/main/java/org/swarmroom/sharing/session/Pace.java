package org.swarmroom.sharing.session;

/**
 * What the user wants of one transfer, beside the limits of the whole node.
 *
 * @param up bytes a second sent at most, 0 for no limit
 * @param down bytes a second fetched at most, 0 for no limit
 * @param sequential pieces are fetched in the order of the files, for a preview, not rarest first
 */
public record Pace(long up, long down, boolean sequential) {

  /** No limit, rarest first. */
  public static final Pace FREE = new Pace(0, 0, false);

  public Pace {
    if (up < 0 || down < 0) {
      throw new IllegalArgumentException("A limit can't be negative; 0 means none.");
    }
  }
}
