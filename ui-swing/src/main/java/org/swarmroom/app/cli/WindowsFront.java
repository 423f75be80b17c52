package org.swarmroom.app.cli;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.node.NodeControl;

/** A node with windows. */
final class WindowsFront implements Front {

  private final WindowsStarter starter;
  private final Optional<String> argument;
  private volatile WindowsStarter.@Nullable OpenWindows windows;

  WindowsFront(WindowsStarter starter, Optional<String> argument) {
    this.starter = starter;
    this.argument = argument;
  }

  @Override
  public void show(NodeControl node, Runnable stop) {
    windows = starter.open(node, argument, stop);
  }

  @Override
  public CompletableFuture<String> raise(NodeControl node, Optional<String> given) {
    WindowsStarter.OpenWindows open = windows;
    if (open == null) {
      return CompletableFuture.completedFuture("Its window is about to open.");
    }
    open.raise(given);
    return CompletableFuture.completedFuture("Its window is in front now.");
  }

  @Override
  public void close() {
    if (windows != null) {
      Objects.requireNonNull(windows).close();
    }
  }
}
