package org.swarmroom.chat.succession;

import java.util.Optional;

/** What somebody says to {@code ROOM WHO}, or that nobody says anything. */
public sealed interface Answer {

  /**
   * {@code ROOM HOST}: I host the room.
   *
   * @param members that stand in it, the host included
   * @param joined when the host first came to the room, epoch ms
   */
  record Hosting(Seat seat, int members, long joined) implements Answer {}

  /**
   * {@code ROOM WAITING}: I belong to the room and don't host it.
   *
   * @param order whose turn it is to open, see {@link Turn}; the smaller goes first
   * @param epochSeen the highest epoch it knows
   * @param host in whose room it stands now, if it does
   */
  record NotHosting(int order, long epochSeen, Optional<Seat> host) implements Answer {}

  /** Refused, timed out, another certificate, or no proof of the room key. */
  record Unreachable() implements Answer {}
}
