package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import org.swarmroom.app.control.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "sequential",
    description = "Lets a transfer fetch its pieces in order, for a preview, or rarest first.")
final class SequentialCommand extends NodeCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "as in the list of transfers")
  private String id = "";

  @Parameters(index = "1", paramLabel = "on|off", description = "in order from now on, or not")
  private DhtCommand.Switch wanted = DhtCommand.Switch.on;

  SequentialCommand(Target target) {
    super(target);
  }

  @Override
  int run(ControlClient node, Printer out) throws IOException {
    JsonObject request = Fields.of("transfer", id);
    request.addProperty("on", wanted == DhtCommand.Switch.on);
    out.document(
        node.call("sequential", request),
        now ->
            Fields.flag(now, "sequential")
                ? "Fetches its pieces in order."
                : "Fetches the rarest pieces first.");
    return ExitCode.DONE;
  }
}
