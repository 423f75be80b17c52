package org.swarmroom.chat.peering;

import org.swarmroom.chat.link.RoomKey;

/**
 * @param fingerprint of this server's certificate
 * @param key that servers of the same room prove to each other
 * @param info about this server, for people
 */
public record TreeSettings(String fingerprint, RoomKey key, String info) {

  /** Without the key. */
  @Override
  public String toString() {
    return "TreeSettings[" + fingerprint + "]";
  }
}
