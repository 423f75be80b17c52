package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "add-torrent",
    description =
        "Adds a torrent file or magnet link: checks what is there, fetches the rest, seeds what is whole.")
final class AddTorrentCommand extends FetchCommand {

  @Parameters(paramLabel = "FILE|MAGNET")
  private String source = "";

  @Option(
      names = "--peer",
      paramLabel = "HOST:PORT",
      description = "a peer to try; may be repeated")
  private List<String> peers = List.of();

  AddTorrentCommand(Target target) {
    super(target, "add-torrent");
  }

  @Override
  List<JsonObject> requests() {
    JsonObject request =
        Fields.of("source", Argument.isMagnet(source) ? source : Fields.absolute(Path.of(source)));
    request.add("peers", Fields.texts(peers));
    return List.of(request);
  }
}
