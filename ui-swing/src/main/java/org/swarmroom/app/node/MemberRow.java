package org.swarmroom.app.node;

/**
 * A member. {@code fingerprint} is empty for stock IRC clients; {@code away} says that it told the
 * room so; {@code next} is the place among those who host if the host goes, 0 first, -1 for none;
 * {@code roundTripMillis} is -1 while unknown.
 */
public record MemberRow(
    String nick,
    String fingerprint,
    boolean host,
    boolean self,
    boolean away,
    int next,
    long roundTripMillis) {

  /** One that is not away. */
  public MemberRow(
      String nick, String fingerprint, boolean host, boolean self, long roundTripMillis) {
    this(nick, fingerprint, host, self, false, -1, roundTripMillis);
  }
}
