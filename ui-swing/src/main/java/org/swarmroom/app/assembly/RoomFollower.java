package org.swarmroom.app.assembly;

import org.swarmroom.chat.client.Member;
import org.swarmroom.chat.link.RoomLink;

/**
 * The sharing side of a room: hears which room the node is in and who else is there. On the room's
 * loop; must not block.
 */
interface RoomFollower {

  /** We are about to enter. */
  void entered(RoomLink link);

  /** Another member's program is there, or is known better now. */
  void seen(Member member);

  void gone(Member member);

  void left();
}
