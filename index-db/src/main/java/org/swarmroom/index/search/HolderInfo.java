package org.swarmroom.index.search;

/** What the search can't know of a member. Called on the searching thread; must be quick. */
public interface HolderInfo {

  /**
   * @param fingerprint lower-case hex; empty asks for this node's own nick
   * @return a nick, or some other short name if none is known
   */
  String nick(String fingerprint);

  boolean online(String fingerprint);
}
