package org.swarmroom.sharing.transfer;

/**
 * Limits of the whole node.
 *
 * @param up bytes a second, 0 for none
 * @param down bytes a second, 0 for none
 * @param slots upload slots, 0 for automatic
 */
public record TransferLimits(long up, long down, int slots) {

  public static final TransferLimits NONE = new TransferLimits(0, 0, 0);

  public TransferLimits {
    if (up < 0 || down < 0 || slots < 0) {
      throw new IllegalArgumentException("A limit can't be negative; 0 means none.");
    }
  }
}
