package org.swarmroom.app.node;

/**
 * A member. {@code fingerprint} is empty for stock IRC clients; {@code away} says that it told the
 * room so; {@code roundTripMillis} is -1 while unknown.
 */
public record MemberRow(
    String nick,
    String fingerprint,
    boolean host,
    boolean self,
    boolean away,
    long roundTripMillis) {

  /** One that is not away. */
  public MemberRow(
      String nick, String fingerprint, boolean host, boolean self, long roundTripMillis) {
    this(nick, fingerprint, host, self, false, roundTripMillis);
  }
}
