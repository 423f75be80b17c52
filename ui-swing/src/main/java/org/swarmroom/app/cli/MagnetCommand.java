package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import org.swarmroom.app.control.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "magnet",
    description =
        "Prints a magnet link for any BitTorrent program, and lets such programs fetch the file.")
final class MagnetCommand extends NodeCommand {

  @Parameters(paramLabel = "ID")
  private String id = "";

  @Option(names = "--peer", description = "put this node's address into the link")
  private boolean peer;

  MagnetCommand(Target target) {
    super(target);
  }

  @Override
  int run(ControlClient node, Printer out) throws IOException {
    JsonObject request = Fields.of("content", id);
    request.addProperty("peer", peer);
    out.document(node.call("magnet", request), answer -> Fields.text(answer, "magnet"));
    return ExitCode.DONE;
  }
}
