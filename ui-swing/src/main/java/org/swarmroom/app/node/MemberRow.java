package org.swarmroom.app.node;

/**
 * A member. {@code fingerprint} is empty for stock IRC clients; {@code roundTripMillis} is -1 while
 * unknown.
 */
public record MemberRow(
    String nick, String fingerprint, boolean host, boolean self, long roundTripMillis) {}
