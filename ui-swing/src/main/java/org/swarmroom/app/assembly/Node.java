package org.swarmroom.app.assembly;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.app.node.CheckRow;
import org.swarmroom.app.node.NodeControl;

/** A running node. */
public final class Node implements AutoCloseable {

  private final OpenParts parts = new OpenParts();

  private Node() {}

  public static Node start(NodeOptions options) {
    return new Node();
  }

  public NodeControl control() {
    throw new IllegalStateException();
  }

  public void ready() {}

  public CompletableFuture<List<CheckRow>> doctor() {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public void close() {
    parts.close();
  }
}
