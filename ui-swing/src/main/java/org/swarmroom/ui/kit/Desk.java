package org.swarmroom.ui.kit;

import org.swarmroom.app.node.NodeControl;

/** What the windows share: the node, the way back from its threads, and each other. */
public interface Desk {

  NodeControl node();

  Answers answers();

  NodeEvents events();

  /** Brings the room window to the front. */
  void openRoom();

  /** Opens the sharing window or brings it to the front. */
  void openSharing();

  /** Opens the sharing window at a search. */
  void searchFor(String query);

  /** Fetches a magnet link or a .torrent file. */
  void addTorrent(String source);

  Theme theme();

  /** Dresses all windows and remembers it. */
  void theme(Theme theme);

  /** Runs what may wait for the disk or another program. */
  void inBackground(Runnable task);

  /** Ends the program. */
  void quit();
}
