package org.swarmroom.app.cli;

import java.util.Optional;
import org.swarmroom.app.node.NodeControl;

/**
 * Opens the windows over a node; named by {@code Main}, so that the commands know nothing of Swing.
 */
public interface WindowsStarter {

  /** Whether windows can be shown here at all. */
  boolean hasDisplay();

  /**
   * Shows the windows.
   *
   * @param argument what the program was started with: a {@code swarmroom:} or {@code magnet:} link
   *     or a .torrent file
   * @param quit ends the program when the user closes it; returns at once
   * @return the open windows, to be raised by a second start
   */
  OpenWindows open(NodeControl node, Optional<String> argument, Runnable quit);

  /** Windows that are open. */
  interface OpenWindows {

    /** Comes to the front and takes what the second start was given; from any thread. */
    void raise(Optional<String> argument);

    /** Takes the windows away before the node ends; from any thread. */
    void close();
  }
}
