package org.swarmroom.chat.room;

/**
 * Our own words on the wire, between members' programs only.
 *
 * <pre>
 * client, before it registers   ROOM PROVE proof address,address...
 * host                          ROOM PROVED
 * host, on changes              ROOM MEMBER nick fingerprint flags address,address...    (flags: h host, - none; address - for none)
 * host, now and then            ROOM RTT nick=milliseconds nick=milliseconds ...
 * any, proven                   ROOM WHO                                     (to a host, or to the port of a member)
 * host                          ROOM HOST fingerprint epoch address,address members joined
 * member                        ROOM WAITING order epoch [fingerprint epoch address,address]
 * host, on changes              ROOM SUCC version rank/count fingerprint address,address
 * host                          ROOM CHECK number fingerprint address,address    (dial it for me)
 * client                        ROOM CHECKED number ok|no
 * host that leaves              ROOM TAKE epoch
 * client                        ROOM READY fingerprint epoch address,address, or ROOM UNABLE
 * host that leaves              ROOM MOVED fingerprint epoch address,address
 * </pre>
 */
public final class Vendor {

  public static final String CAP = "swarmroom.org/room";

  /** Client-only tag: the sender-made id of a line. */
  public static final String ID_TAG = "+swarmroom.org/id";

  /**
   * Client-only tag of a TAGMSG between two members: see {@link org.swarmroom.chat.sealed.Seals}.
   */
  public static final String GREETING_TAG = "+swarmroom.org/greeting";

  /** Client-only tag of a TAGMSG: ids of sealed lines that could not be read, with commas. */
  public static final String UNREAD_TAG = "+swarmroom.org/unread";

  /** Server tag: the line's {@link org.swarmroom.chat.log.Stamp}. */
  public static final String STAMP_TAG = "swarmroom.org/st";

  public static final String COMMAND = "ROOM";

  /** First part of the proof of the room key; the host's and the member's fingerprints follow. */
  public static final String PROOF = "swarmroom irc";

  private Vendor() {}
}
