package org.swarmroom.chat.room;

import java.util.Map;
import java.util.Optional;
import org.swarmroom.chat.link.RoomKey;

/**
 * What a room is told at its birth.
 *
 * @param room name for people
 * @param channel the one channel
 * @param key proves members
 * @param fingerprint of the host
 * @param password for stock clients, if any
 * @param operators password by name, for OPER
 * @param historyLines given to a late joiner
 */
public record RoomSettings(
    String room,
    String channel,
    RoomKey key,
    String fingerprint,
    Optional<String> password,
    Map<String, String> operators,
    int historyLines) {

  public RoomSettings {
    operators = Map.copyOf(operators);
  }

  /** The source of the server's own messages. */
  String serverName() {
    return "host-" + fingerprint.substring(0, 8) + ".swarmroom";
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "RoomSettings[" + channel + "]";
  }
}
