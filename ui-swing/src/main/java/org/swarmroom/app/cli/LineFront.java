package org.swarmroom.app.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.app.control.EventJson;
import org.swarmroom.app.node.NodeControl;

/** A node without windows: its events are lines on the standard output. */
final class LineFront implements Front {

  private final EventPrinter printer;

  LineFront(PrintStream out, boolean json) {
    this.printer =
        new EventPrinter(
            out, json ? event -> Optional.of(EventJson.of(event).toString()) : EventText::of);
  }

  @Override
  public void show(NodeControl node, Runnable stop) {
    node.listen(printer);
  }

  @Override
  public CompletableFuture<String> raise(NodeControl node, Optional<String> argument) {
    if (argument.isEmpty()) {
      return CompletableFuture.completedFuture("It has no window to show.");
    }
    String given = argument.get();
    if (Argument.isRoomLink(given)) {
      return node.joinRoom(given).thenApply(room -> "It joined " + room.room() + ".");
    }
    return node.addTorrent(given, Optional.empty(), List.of())
        .thenApply(transfer -> "It fetches " + transfer.name() + ".");
  }

  @Override
  public void close() throws InterruptedException {
    printer.close();
  }
}
