package org.swarmroom.chat.server;

import java.util.List;
import java.util.Optional;
import org.swarmroom.chat.link.RoomKey;

/**
 * @param room name for people, see {@link org.swarmroom.chat.link.ChannelName}
 * @param fingerprint of the host's own certificate; the member that proves it is the host and an
 *     operator
 * @param password stock clients must give by PASS, if any; members who prove the room key need none
 * @param topic at start
 */
public record RoomServerConfig(
    String room,
    RoomKey key,
    String fingerprint,
    Optional<String> password,
    List<Operator> operators,
    String topic,
    ServerLimits limits) {

  /** Who may use OPER. */
  public record Operator(String name, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Operator[" + name + "]";
    }
  }

  public RoomServerConfig {
    operators = List.copyOf(operators);
  }

  public static RoomServerConfig of(String room, RoomKey key, String fingerprint) {
    return new RoomServerConfig(
        room, key, fingerprint, Optional.empty(), List.of(), "", ServerLimits.DEFAULT);
  }

  public RoomServerConfig withPassword(Optional<String> password) {
    return new RoomServerConfig(room, key, fingerprint, password, operators, topic, limits);
  }

  public RoomServerConfig withOperators(List<Operator> operators) {
    return new RoomServerConfig(room, key, fingerprint, password, operators, topic, limits);
  }

  public RoomServerConfig withTopic(String topic) {
    return new RoomServerConfig(room, key, fingerprint, password, operators, topic, limits);
  }

  public RoomServerConfig withLimits(ServerLimits limits) {
    return new RoomServerConfig(room, key, fingerprint, password, operators, topic, limits);
  }

  /** Without the password and key. */
  @Override
  public String toString() {
    return "RoomServerConfig[" + room + ", " + fingerprint + "]";
  }
}
