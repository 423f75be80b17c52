package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "magnet",
    description =
        "Prints a magnet link for any BitTorrent program, and lets such programs fetch the file.")
final class MagnetCommand extends DocumentCommand {

  @Parameters(paramLabel = "ID")
  private String id = "";

  @Option(names = "--peer", description = "put this node's address into the link")
  private boolean peer;

  MagnetCommand(Target target) {
    super(target, "magnet");
  }

  @Override
  JsonObject request() {
    JsonObject request = Fields.of("content", id);
    request.addProperty("peer", peer);
    return request;
  }

  @Override
  String text(JsonObject answer) {
    return Fields.text(answer, "magnet");
  }
}
