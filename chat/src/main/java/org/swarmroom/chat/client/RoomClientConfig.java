package org.swarmroom.chat.client;

import java.util.List;
import java.util.Optional;
import org.swarmroom.chat.link.RoomLink;

/**
 * @param nick wished for; the host may force another
 * @param link of the room; its addresses are tried in turn
 * @param fingerprint of our own certificate
 * @param addresses where other members reach our listener, {@code host:port}; the host adds the
 *     address it sees with the first one's port
 * @param password of the room, if it has one
 * @param succession what to do when the host is gone; without it, the same host is tried again
 * @param sealing how private lines are encrypted; without it, they are not
 */
public record RoomClientConfig(
    String nick,
    RoomLink link,
    String fingerprint,
    List<String> addresses,
    Optional<String> password,
    ClientTiming timing,
    Optional<SuccessionConfig> succession,
    Optional<SealingConfig> sealing) {

  public RoomClientConfig {
    addresses = List.copyOf(addresses);
  }

  public static RoomClientConfig of(
      String nick, RoomLink link, String fingerprint, List<String> addresses) {
    return new RoomClientConfig(
        nick,
        link,
        fingerprint,
        addresses,
        Optional.empty(),
        ClientTiming.DEFAULT,
        Optional.empty(),
        Optional.empty());
  }

  public RoomClientConfig withPassword(Optional<String> password) {
    return new RoomClientConfig(
        nick, link, fingerprint, addresses, password, timing, succession, sealing);
  }

  public RoomClientConfig withTiming(ClientTiming timing) {
    return new RoomClientConfig(
        nick, link, fingerprint, addresses, password, timing, succession, sealing);
  }

  public RoomClientConfig withSuccession(SuccessionConfig succession) {
    return new RoomClientConfig(
        nick, link, fingerprint, addresses, password, timing, Optional.of(succession), sealing);
  }

  public RoomClientConfig withSealing(SealingConfig sealing) {
    return new RoomClientConfig(
        nick, link, fingerprint, addresses, password, timing, succession, Optional.of(sealing));
  }

  /** Without the password and key. */
  @Override
  public String toString() {
    return "RoomClientConfig[" + nick + ", " + link + "]";
  }
}
