package org.swarmroom.chat.room;

import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.log.Line;

/**
 * What a room tells those who pass it on to other servers: everything that happens, also what was
 * brought in by an {@link Inlet}. Called on the room's thread, after it happened here.
 */
public interface Outlet {

  /** There are no other servers. */
  Outlet NONE = new Outlet() {};

  /** Somebody registered here, or came in on another server. */
  default void entered(Person person) {}

  default void renamed(Person person, String before) {}

  /** Somebody is gone, from the channel too. */
  default void left(Person person, String reason) {}

  /**
   * The channel was told something that is not a line: JOIN, PART, KICK, MODE, TOPIC, AWAY and the
   * like, each perhaps in several forms for different clients. Sources are {@code nick!user@host}
   * or a server's name.
   */
  default void told(Message message) {}

  /**
   * A line of the channel is on disk, and was told.
   *
   * @param source nick, user and host when it was said
   * @param sender who said it, or brought it
   */
  default void said(Line line, String source, Person sender) {}

  /** Something is for one person on another server. */
  default void toOne(Person person, Message message) {}
}
