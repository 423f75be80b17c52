package org.swarmroom.chat.room;

import java.util.function.Consumer;

/**
 * The room's way to one connection. Called on the room's thread; must not block and must not call
 * back into the room.
 */
public interface Port {

  /** Takes everything and sends nothing. */
  Port NOWHERE = writing(line -> {});

  /** Only writes. */
  static Port writing(Consumer<byte[]> out) {
    return new Port() {
      @Override
      public void write(byte[] line) {
        out.accept(line);
      }

      @Override
      public void end() {}

      @Override
      public void settled() {}

      @Override
      public void registered() {}
    };
  }

  /**
   * Sends one line, already with its end. The array is shared with other ports: not to be changed.
   */
  void write(byte[] line);

  /** Closes the connection after what was written. The room has done with it. */
  void end();

  /** A message received from this connection is done with: the next one is welcome. */
  void settled();

  /** So many lines were asked for: they come at once, whatever the pace. */
  default void welcome(int lines) {}

  /** The client is registered: no more time limit for that. */
  void registered();
}
