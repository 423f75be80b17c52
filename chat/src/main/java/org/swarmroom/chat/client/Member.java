package org.swarmroom.chat.client;

import java.util.List;
import java.util.OptionalLong;

/**
 * Somebody in the room now.
 *
 * @param account fingerprint proven to the host, or empty for stock clients
 * @param nativeClient proved the room key, so it may be asked for catalogues and files
 * @param addresses its listeners as {@code host:port}, best first; empty for stock clients
 * @param host serves the room
 * @param away said to be away from the keyboard
 * @param roundTripMillis between it and the host, if measured; for ourselves what we measured
 */
public record Member(
    String nick,
    String account,
    boolean nativeClient,
    List<String> addresses,
    boolean host,
    boolean away,
    OptionalLong roundTripMillis) {

  public Member {
    addresses = List.copyOf(addresses);
  }
}
