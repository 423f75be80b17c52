package org.swarmroom.sharing.sim;

import java.util.List;
import java.util.Optional;

/**
 * A world to be: who is there, and what goes wrong.
 *
 * @param lifeNanos how long a connection lasts on average until the network loses it; 0 for ever
 */
record Plan(long seed, Content content, List<Member> members, List<Crash> crashes, long lifeNanos) {

  /**
   * A node.
   *
   * @param joinsAt virtual nanoseconds
   * @param slots upload slots, 0 for automatic
   * @param connections beyond which it dials nobody
   */
  record Member(
      Line line, boolean seed, Optional<Lie> lie, long joinsAt, int slots, int connections) {

    boolean isHonest() {
      return lie.isEmpty();
    }
  }

  /**
   * A node dies, and comes back.
   *
   * @param told whether its peers' connections end at once, or they just hear no more of it
   */
  record Crash(int member, long at, long awayNanos, boolean told) {}
}
