package org.swarmroom.chat.succession;

import java.util.List;
import org.swarmroom.chat.link.HostPort;

/**
 * Where a room is served. The room itself is told by its key; its seat moves.
 *
 * @param fingerprint of the host's certificate
 * @param addresses to try, best first; at most {@link Successor#MAX_ADDRESSES}
 * @param epoch of the host's stamps as far as known, 0 if not
 */
public record Seat(String fingerprint, List<HostPort> addresses, long epoch) {

  public Seat {
    addresses = Successor.bounded(addresses);
  }
}
