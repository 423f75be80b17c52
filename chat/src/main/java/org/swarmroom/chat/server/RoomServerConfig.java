package org.swarmroom.chat.server;

import java.util.List;
import java.util.Optional;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.room.Outside;
import org.swarmroom.chat.succession.Successor;

/**
 * @param room name for people, see {@link org.swarmroom.chat.link.ChannelName}
 * @param fingerprint of the host's own certificate; the member that proves it is the host and an
 *     operator
 * @param password stock clients must give by PASS, if any; members who prove the room key need none
 * @param topic at start
 * @param epochAbove an epoch that was used; the one of this server's stamps is higher, and higher
 *     than all in the log
 * @param heirs the successor list as the last host told it
 * @param outside by which members' ports are measured; without it nobody can host next
 */
public record RoomServerConfig(
    String room,
    RoomKey key,
    String fingerprint,
    Optional<String> password,
    List<Operator> operators,
    String topic,
    ServerLimits limits,
    long epochAbove,
    List<Successor> heirs,
    Outside outside) {

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
    heirs = List.copyOf(heirs);
  }

  public static RoomServerConfig of(String room, RoomKey key, String fingerprint) {
    return new RoomServerConfig(
        room,
        key,
        fingerprint,
        Optional.empty(),
        List.of(),
        "",
        ServerLimits.DEFAULT,
        0,
        List.of(),
        Outside.NONE);
  }

  public RoomServerConfig withPassword(Optional<String> password) {
    return new RoomServerConfig(
        room, key, fingerprint, password, operators, topic, limits, epochAbove, heirs, outside);
  }

  public RoomServerConfig withOperators(List<Operator> operators) {
    return new RoomServerConfig(
        room, key, fingerprint, password, operators, topic, limits, epochAbove, heirs, outside);
  }

  public RoomServerConfig withTopic(String topic) {
    return new RoomServerConfig(
        room, key, fingerprint, password, operators, topic, limits, epochAbove, heirs, outside);
  }

  public RoomServerConfig withLimits(ServerLimits limits) {
    return new RoomServerConfig(
        room, key, fingerprint, password, operators, topic, limits, epochAbove, heirs, outside);
  }

  public RoomServerConfig withEpochAbove(long epochAbove) {
    return new RoomServerConfig(
        room, key, fingerprint, password, operators, topic, limits, epochAbove, heirs, outside);
  }

  public RoomServerConfig withHeirs(List<Successor> heirs) {
    return new RoomServerConfig(
        room, key, fingerprint, password, operators, topic, limits, epochAbove, heirs, outside);
  }

  public RoomServerConfig withOutside(Outside outside) {
    return new RoomServerConfig(
        room, key, fingerprint, password, operators, topic, limits, epochAbove, heirs, outside);
  }

  /** Without the password and key. */
  @Override
  public String toString() {
    return "RoomServerConfig[" + room + ", " + fingerprint + "]";
  }
}
