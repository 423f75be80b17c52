package org.swarmroom.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.control.ControlClient;
import picocli.CommandLine.Option;

/** A command that starts transfers, and may wait until they have ended. */
abstract class FetchCommand extends NodeCommand {

  private final String operation;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "folder (default: the downloads folder)")
  private @Nullable Path to;

  @Option(names = "--sequential", description = "fetch the pieces in order, for a preview")
  private boolean sequential;

  @Option(names = "--wait", description = "end when all is here, or failed")
  private boolean wait;

  /**
   * @param operation the word of the control protocol
   */
  FetchCommand(Target target, String operation) {
    super(target);
    this.operation = operation;
  }

  /** One request for each transfer, without the folder. */
  abstract List<JsonObject> requests();

  @Override
  final int run(ControlClient node, Printer out) throws IOException {
    if (wait) {
      node.listen();
    }
    JsonArray started = new JsonArray();
    for (JsonObject request : requests()) {
      if (to != null) {
        request.addProperty("to", Fields.absolute(to));
      }
      if (sequential) {
        request.addProperty("sequential", true);
      }
      started.add(node.call(operation, request));
    }
    if (!wait) {
      out.rows(started, "", TransferRows::columns);
      return ExitCode.DONE;
    }
    List<String> ids = new ArrayList<>();
    for (JsonElement transfer : started) {
      ids.add(Fields.text(transfer.getAsJsonObject(), "id"));
    }
    return new TransferWait(node, out, ids).untilAllEnded();
  }
}
