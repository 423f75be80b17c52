package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.swarmroom.app.control.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "export-torrent",
    description =
        "Writes a torrent file for any BitTorrent program, and lets such programs fetch the file.")
final class ExportTorrentCommand extends NodeCommand {

  @Parameters(index = "0", paramLabel = "ID")
  private String id = "";

  @Parameters(index = "1", paramLabel = "FILE")
  private Path file = Path.of("");

  ExportTorrentCommand(Target target) {
    super(target);
  }

  @Override
  int run(ControlClient node, Printer out) throws IOException {
    JsonObject request = Fields.of("content", id);
    request.addProperty("file", Fields.absolute(file));
    out.document(
        node.call("export-torrent", request),
        answer -> "Wrote " + Fields.text(answer, "file") + ".");
    return ExitCode.DONE;
  }
}
