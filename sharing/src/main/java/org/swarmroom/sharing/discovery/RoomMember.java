package org.swarmroom.sharing.discovery;

import java.util.List;

/**
 * A native member as the room names it.
 *
 * @param fingerprint 64 hex digits
 * @param addresses {@code HOST:PORT}, the likeliest first
 */
public record RoomMember(String fingerprint, String nick, List<String> addresses) {
  public RoomMember {
    addresses = List.copyOf(addresses);
  }
}
