package org.swarmroom.chat.succession;

import java.util.List;
import java.util.Optional;

/**
 * What a node knows of its room when it starts.
 *
 * @param self where we would host
 * @param joined when we first came to the room, epoch ms
 * @param seat where the room was served last; empty only for who makes a new room
 * @param wasInside whether we have stood in this room before; who hasn't never opens it
 * @param wasHost whether we were the host when we ended
 * @param successors the last whole list
 * @param others other members that may know where the room is, see {@link Takeover#others}
 * @param seats older ones, newest first, and those that the link names
 * @param epoch the highest known
 */
public record Memory(
    Seat self,
    long joined,
    Optional<Seat> seat,
    boolean wasInside,
    boolean wasHost,
    List<Successor> successors,
    List<Successor> others,
    List<Seat> seats,
    long epoch) {

  public Memory {
    successors = List.copyOf(successors);
    others = List.copyOf(others);
    seats = List.copyOf(seats);
  }

  /** Of who has not kept any others. */
  public Memory(
      Seat self,
      long joined,
      Optional<Seat> seat,
      boolean wasInside,
      boolean wasHost,
      List<Successor> successors,
      List<Seat> seats,
      long epoch) {
    this(self, joined, seat, wasInside, wasHost, successors, List.of(), seats, epoch);
  }
}
