package org.swarmroom.ui.room;

import java.util.List;
import org.swarmroom.app.node.RoomState;

/** What the presenter asks of the window. */
interface RoomView {

  /** First run or between rooms: nick, then host or join. */
  void showWelcome(String nick);

  /** True while a room is being opened or joined. */
  void showEntering(boolean entering);

  void showRoom(RoomState room);

  /** All that was ever said here is known, and it is nothing. */
  void showQuiet(boolean quiet);

  void showMembers(List<Member> members);

  /**
   * @param lines said while nobody looked
   * @param toUs of them, those that speak to us
   */
  void showUnread(int lines, int toUs);

  /** Somebody else said something in the room. */
  void showSpoke(String nick);

  /** Somebody spoke to us while we were not looking. */
  void call(String from, String words);

  /** Whether we are told of that. */
  void showNotify(boolean on);

  void info(String sentence);

  void error(String sentence);

  void copy(String text);

  /** Gives back a line that could not be sent, unless something else was typed since. */
  void giveBack(String line);

  /**
   * A member as the list shows it.
   *
   * @param filesAway its files are known but not reachable now
   * @param away it told the room that it is away
   * @param ignored its words are not shown here
   * @param next hosts if the host goes
   */
  record Member(
      String nick,
      String fingerprint,
      boolean host,
      boolean self,
      boolean stock,
      boolean filesAway,
      boolean away,
      boolean ignored,
      boolean next,
      long roundTripMillis) {}
}
