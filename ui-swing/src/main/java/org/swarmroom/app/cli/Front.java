package org.swarmroom.app.cli;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.app.node.NodeControl;

/** What a person sees of a node in this process: printed lines, or windows. */
interface Front extends AutoCloseable {

  /**
   * The node is built; {@code ready} comes next.
   *
   * @param stop ends the node; returns at once
   */
  void show(NodeControl node, Runnable stop);

  /**
   * A second start handed this over.
   *
   * @return one sentence: what was done
   */
  CompletableFuture<String> raise(NodeControl node, Optional<String> argument);

  @Override
  void close() throws InterruptedException;
}
