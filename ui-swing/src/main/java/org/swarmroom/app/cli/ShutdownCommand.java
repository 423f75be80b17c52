package org.swarmroom.app.cli;

import java.io.IOException;
import org.swarmroom.app.control.ControlClient;
import picocli.CommandLine.Command;

@Command(name = "shutdown", description = "Stops the node and waits until it has stopped.")
final class ShutdownCommand extends NodeCommand {

  ShutdownCommand(Target target) {
    super(target);
  }

  @Override
  int run(ControlClient node, Printer out) throws IOException {
    node.call("shutdown", Fields.none());
    node.awaitEnd();
    out.note("The node has stopped.");
    return ExitCode.DONE;
  }
}
