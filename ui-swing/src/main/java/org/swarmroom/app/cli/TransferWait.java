package org.swarmroom.app.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.swarmroom.app.control.ControlClient;
import org.swarmroom.app.node.NodeException;

/**
 * Waits for transfers to end. The node's events must have been asked for before the transfers were
 * started, so that no end is missed.
 */
final class TransferWait {

  private final ControlClient node;
  private final Printer out;
  private final Set<String> open;
  private boolean failed;

  TransferWait(ControlClient node, Printer out, List<String> ids) {
    this.node = node;
    this.out = out;
    this.open = new LinkedHashSet<>(ids);
  }

  /** Says how each ended, and returns the exit code. */
  int untilAllEnded() throws IOException {
    for (JsonElement each : node.call("transfers", Fields.none()).getAsJsonArray()) {
      look(each.getAsJsonObject());
    }
    while (!open.isEmpty()) {
      JsonObject event =
          node.nextEvent()
              .orElseThrow(
                  () ->
                      new NodeException(
                          "The node stopped before the transfer was done; start it again and it goes on."));
      String kind = Fields.text(event, "event");
      if (kind.equals("transfer-removed")) {
        removed(Fields.text(event, "id"));
      } else if (kind.startsWith("transfer-")) {
        look(event);
      }
    }
    return failed ? ExitCode.FAILED : ExitCode.DONE;
  }

  private void look(JsonObject transfer) {
    String id = Fields.text(transfer, "id");
    if (!open.contains(id)) {
      return;
    }
    if (TransferRows.isDone(transfer) || TransferRows.isFailed(transfer)) {
      open.remove(id);
      failed |= TransferRows.isFailed(transfer);
      out.endProgress();
      out.document(transfer, each -> TransferRows.isDone(each) ? TransferRows.ending(each) : "");
      if (TransferRows.isFailed(transfer)) {
        out.error(TransferRows.ending(transfer));
      }
    } else {
      out.progress(TransferRows.progress(transfer));
    }
  }

  private void removed(String id) {
    if (open.remove(id)) {
      failed = true;
      out.endProgress();
      out.error("The transfer " + id + " was cancelled.");
    }
  }
}
