package org.swarmroom.chat.client;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.chat.succession.Seat;
import org.swarmroom.chat.succession.Successor;

/**
 * Where this program serves the room when its turn comes. Fulfilled by the application, which knows
 * how to open a server. Methods are called on the client's executor and must not block; futures may
 * complete on any thread.
 */
public interface HostSeat {

  /**
   * Opens the room, with what our own log holds.
   *
   * @param above the highest epoch that is known to have been used
   * @param heirs the successor list as the last host told it
   * @return the epoch of the stamps, once lines can be said; fails if the room can't be opened
   */
  CompletableFuture<Long> open(long above, List<Successor> heirs);

  /** Stamps nothing until {@link #resume}; lines wait. */
  void hold();

  void resume();

  /** Members that hold all lines, in the order of the successor list. */
  CompletableFuture<List<Successor>> heirs();

  /**
   * Lets a member open the room before this one is closed.
   *
   * @return where it is served then; fails if that member can't
   */
  CompletableFuture<Seat> handOver(Successor to);

  /**
   * Ends the room here. Completes when lines under way are on disk and all connections are closed;
   * also if it was not open.
   *
   * @param movedTo where members are told to go
   */
  CompletableFuture<Void> close(String reason, Optional<Seat> movedTo);
}
