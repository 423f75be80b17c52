package org.swarmroom.chat.succession.sim;

/**
 * Something that goes wrong.
 *
 * @param at ms after the start
 * @param who a node, or -1 for whoever hosts then
 * @param millis how long it lasts; 0 for ever
 * @param chance decides what the kind leaves open, such as the sides of a cut
 */
record Fault(Kind kind, long at, int who, long millis, long chance) {

  enum Kind {
    KILL,
    LOSE_POWER,
    QUIT,
    CUT,
    END_LINK,
    SILENCE_LINK,
    FREEZE
  }
}
