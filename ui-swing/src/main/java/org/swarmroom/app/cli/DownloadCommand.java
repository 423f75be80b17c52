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

@Command(name = "download", description = "Fetches contents from all who have them.")
final class DownloadCommand extends NodeCommand {

  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      description = "as found by search or offered in the room")
  private List<String> ids = List.of();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "folder (default: the downloads folder)")
  private @Nullable Path to;

  @Option(names = "--wait", description = "end when all is here, or failed")
  private boolean wait;

  DownloadCommand(Target target) {
    super(target);
  }

  @Override
  int run(ControlClient node, Printer out) throws IOException {
    if (wait) {
      node.listen();
    }
    JsonArray started = new JsonArray();
    for (String id : ids) {
      JsonObject request = Fields.of("content", id);
      if (to != null) {
        request.addProperty("to", Fields.absolute(to));
      }
      started.add(node.call("download", request));
    }
    if (!wait) {
      out.rows(started, "", TransferRows::columns);
      return ExitCode.DONE;
    }
    List<String> transfers = new ArrayList<>();
    started.forEach(each -> transfers.add(Fields.text(each.getAsJsonObject(), "id")));
    return new TransferWait(node, out, transfers).untilAllEnded();
  }
}
