package org.swarmroom.chat.succession;

/**
 * Whose turn it is to open the room: members that stood in it when the host was lost, by rank; then
 * those who come back from a restart, the last host before the others; then, after a long wait,
 * those who are on no list.
 */
final class Turn {

  /** ms between the turns of two ranks. */
  static final long STEP = 2_000;

  /**
   * ms for which an earlier one that answers is waited for, after one's own turn has come. Not a
   * multiple of {@link #STEP}, or one's patience would end just when it is another's turn.
   */
  static final long PATIENCE = 5_000;

  /** ms after which one that is on no list opens if nobody else does. */
  static final long LAST_RESORT = 60_000;

  static final int BACK = 100;
  static final int UNLISTED = 1_000;

  /** Can't open at all. */
  static final int NEVER = 2_000;

  private Turn() {}

  /**
   * @param rank in the list, or -1
   */
  static int order(int rank, boolean cameBack, boolean wasHost) {
    if (cameBack && wasHost) {
      return BACK;
    }
    if (rank < 0) {
      return UNLISTED;
    }
    return cameBack ? BACK + 1 + rank : rank;
  }

  /**
   * @return ms after the redial failed
   */
  static long millis(int order, long chance) {
    if (order >= UNLISTED) {
      return LAST_RESORT + chance;
    }
    return STEP * (order >= BACK ? order - BACK : order);
  }
}
