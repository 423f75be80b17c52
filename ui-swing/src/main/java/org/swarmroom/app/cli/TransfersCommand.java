package org.swarmroom.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.swarmroom.app.control.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "transfers", description = "Lists what is fetched and seeded.")
final class TransfersCommand extends NodeCommand {

  @Option(
      names = "--watch",
      description = "end when nothing is left to fetch, and say how each ended")
  private boolean watch;

  TransfersCommand(Target target) {
    super(target);
  }

  @Override
  int run(ControlClient node, Printer out) throws IOException {
    if (!watch) {
      out.rows(node.call("transfers", Fields.none()), "No transfers.", TransferRows::columns);
      return ExitCode.DONE;
    }
    node.listen();
    JsonArray now = node.call("transfers", Fields.none()).getAsJsonArray();
    List<String> open = new ArrayList<>();
    for (JsonElement each : now) {
      JsonObject transfer = each.getAsJsonObject();
      if (!TransferRows.isDone(transfer) && !TransferRows.isFailed(transfer)) {
        open.add(Fields.text(transfer, "id"));
      }
    }
    if (open.isEmpty()) {
      out.note("Nothing is left to fetch.");
    }
    return new TransferWait(node, out, open).untilAllEnded();
  }
}
