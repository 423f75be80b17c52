package org.swarmroom.chat.peering;

/** The way to one linked server. Called on the room's thread; must not block or call back. */
public interface LinkPort {

  /** Sends one line, already with its end. */
  void write(byte[] line);

  /** Closes the connection after what was written. */
  void end();
}
