package org.swarmroom.chat.succession.sim;

import org.swarmroom.chat.succession.LogSync;
import org.swarmroom.chat.succession.Successor;

/** A member in a host's room. */
final class SimSession {

  final SimLink link;
  final Successor member;
  final LogSync sync = new LogSync();

  /** It has told what its log holds. */
  boolean told;

  long heard;

  SimSession(SimLink link, Successor member, long heard) {
    this.link = link;
    this.member = member;
    this.heard = heard;
  }
}
