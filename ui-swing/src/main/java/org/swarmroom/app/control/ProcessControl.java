package org.swarmroom.app.control;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.app.node.CheckRow;

/**
 * What commands can ask of the process around a node. Called on a connection's thread; must not
 * block.
 */
public interface ProcessControl {

  /** Begins an orderly stop; the control socket closes when all else is closed. */
  void shutdown();

  /**
   * A second start on this profile hands over what it was started with.
   *
   * @param argument a {@code swarmroom:} or {@code magnet:} link, a .torrent file's absolute path,
   *     or empty: just show the window
   * @return one sentence: what was done
   */
  CompletableFuture<String> raise(String argument);

  /** Looks at port, identity, database, disk and room. */
  CompletableFuture<List<CheckRow>> doctor();
}
