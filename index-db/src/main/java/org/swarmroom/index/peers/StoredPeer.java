package org.swarmroom.index.peers;

/**
 * A peer to try again.
 *
 * @param fingerprint lower-case hex; empty while unknown
 * @param nick as last seen, or empty
 * @param address {@code HOST:PORT}
 * @param lastSeenAt epoch milliseconds, 0 if never
 */
public record StoredPeer(
    String fingerprint, String nick, String address, Source source, long lastSeenAt) {

  /** How we heard of it. */
  public enum Source {
    ROOM,
    MANUAL,
    LSD
  }
}
