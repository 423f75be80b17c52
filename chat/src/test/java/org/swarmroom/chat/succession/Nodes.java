package org.swarmroom.chat.succession;

import java.util.List;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.log.Stamp;

/** Names for tests. */
final class Nodes {

  static final String ANN = "aa".repeat(32);
  static final String BOB = "bb".repeat(32);
  static final String CEM = "cc".repeat(32);
  static final String DAN = "dd".repeat(32);

  static final String A8 = "aaaaaaaa";
  static final String B8 = "bbbbbbbb";

  private Nodes() {}

  static List<HostPort> at(String who) {
    return List.of(new HostPort(who.substring(0, 2), 7000));
  }

  static Successor successor(String who) {
    return new Successor(who, at(who));
  }

  static Seat seat(String who, long epoch) {
    return new Seat(who, at(who), epoch);
  }

  static Stamp stamp(long epoch, String host, long number) {
    return new Stamp(epoch, host, number);
  }

  static Place place(long epoch, long at, String host, long number) {
    return new Place(stamp(epoch, host, number), at);
  }
}
