package org.swarmroom.app.assembly;

import java.util.Collection;
import org.swarmroom.chat.client.Member;
import org.swarmroom.chat.link.RoomLink;

/**
 * The sharing side of a room: hears which room the node is in and who else is there. On the room's
 * loop; must not block.
 */
interface RoomFollower {

  /** We are about to enter. */
  void entered(RoomLink link);

  /** Everybody in the room now, ourselves included; replaces the list before. */
  void members(Collection<Member> members);

  void left();
}
