package org.swarmroom.chat.client;

import java.util.List;
import java.util.OptionalLong;

/** Members with one thing changed. */
final class Members {

  private Members() {}

  static Member away(Member m, boolean away) {
    return new Member(
        m.nick(),
        m.account(),
        m.nativeClient(),
        m.addresses(),
        m.host(),
        away,
        m.roundTripMillis());
  }

  static Member known(Member m, String account, boolean host, List<String> addresses) {
    return new Member(m.nick(), account, true, addresses, host, m.away(), m.roundTripMillis());
  }

  static Member roundTrip(Member m, OptionalLong millis) {
    return new Member(
        m.nick(), m.account(), m.nativeClient(), m.addresses(), m.host(), m.away(), millis);
  }

  static Member renamed(Member m, String nick) {
    return new Member(
        nick,
        m.account(),
        m.nativeClient(),
        m.addresses(),
        m.host(),
        m.away(),
        m.roundTripMillis());
  }
}
