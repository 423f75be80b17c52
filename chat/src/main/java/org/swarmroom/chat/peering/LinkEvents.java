package org.swarmroom.chat.peering;

/** What is told of links; on the room's thread, must not block or call back. */
public interface LinkEvents {

  /** A link to that server works. */
  void up(LinkHandle link, String server);

  /** It does not, or no longer; the reason is a sentence. */
  void down(LinkHandle link, String reason);
}
