package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "download", description = "Fetches contents from all who have them.")
final class DownloadCommand extends FetchCommand {

  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      description = "as found by search or offered in the room")
  private List<String> ids = List.of();

  DownloadCommand(Target target) {
    super(target, "download");
  }

  @Override
  List<JsonObject> requests() {
    return ids.stream().map(id -> Fields.of("content", id)).toList();
  }
}
