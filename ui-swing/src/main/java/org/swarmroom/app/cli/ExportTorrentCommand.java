package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "export-torrent",
    description =
        "Writes a torrent file for any BitTorrent program, and lets such programs fetch the file.")
final class ExportTorrentCommand extends DocumentCommand {

  @Parameters(index = "0", paramLabel = "ID")
  private String id = "";

  @Parameters(index = "1", paramLabel = "FILE")
  private Path file = Path.of("");

  ExportTorrentCommand(Target target) {
    super(target, "export-torrent");
  }

  @Override
  JsonObject request() {
    JsonObject request = Fields.of("content", id);
    request.addProperty("file", Fields.absolute(file));
    return request;
  }

  @Override
  String text(JsonObject answer) {
    return "Wrote " + Fields.text(answer, "file") + ".";
  }
}
