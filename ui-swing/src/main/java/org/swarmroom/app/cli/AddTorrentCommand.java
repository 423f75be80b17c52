package org.swarmroom.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.control.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "add-torrent",
    description =
        "Adds a torrent file or magnet link: checks what is there, fetches the rest, seeds what is whole.")
final class AddTorrentCommand extends NodeCommand {

  @Parameters(paramLabel = "FILE|MAGNET")
  private String source = "";

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "folder (default: the downloads folder)")
  private @Nullable Path to;

  @Option(
      names = "--peer",
      paramLabel = "HOST:PORT",
      description = "a peer to try; may be repeated")
  private List<String> peers = new ArrayList<>();

  @Option(names = "--wait", description = "end when all is here, or failed")
  private boolean wait;

  AddTorrentCommand(Target target) {
    super(target);
  }

  @Override
  int run(ControlClient node, Printer out) throws IOException {
    if (wait) {
      node.listen();
    }
    JsonObject request =
        Fields.of("source", isMagnet(source) ? source : Fields.absolute(Path.of(source)));
    if (to != null) {
      request.addProperty("to", Fields.absolute(to));
    }
    request.add("peers", Fields.texts(peers));
    JsonObject transfer = node.call("add-torrent", request).getAsJsonObject();
    if (!wait) {
      JsonArray rows = new JsonArray();
      rows.add(transfer);
      out.rows(rows, "", TransferRows::columns);
      return ExitCode.DONE;
    }
    return new TransferWait(node, out, List.of(Fields.text(transfer, "id"))).untilAllEnded();
  }

  static boolean isMagnet(String source) {
    return source.regionMatches(true, 0, "magnet:", 0, 7);
  }
}
