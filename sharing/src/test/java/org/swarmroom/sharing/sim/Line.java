package org.swarmroom.sharing.sim;

/**
 * A host's line to the network.
 *
 * @param up bytes a second
 * @param down bytes a second
 * @param delayNanos from the host to the middle of the network, one way
 */
record Line(long up, long down, long delayNanos) {

  static Line of(long kibUp, long kibDown, long delayMillis) {
    return new Line(kibUp << 10, kibDown << 10, delayMillis * 1_000_000);
  }
}
