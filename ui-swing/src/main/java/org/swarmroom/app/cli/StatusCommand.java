package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Shows what the node is and does.")
final class StatusCommand extends DocumentCommand {

  StatusCommand(Target target) {
    super(target, "status");
  }

  @Override
  String text(JsonObject status) {
    var table = new Table();
    table.add(List.of("nick", Fields.text(status, "nick")));
    table.add(List.of("fingerprint", Fields.text(status, "fingerprint")));
    table.add(List.of("port", Fields.text(status, "port")));
    String room = Fields.text(status, "room");
    table.add(
        List.of(
            "room", room.isEmpty() ? "none" : room + ", hosted by " + Fields.text(status, "host")));
    table.add(List.of("members", Fields.text(status, "members")));
    table.add(List.of("peers", Fields.text(status, "peers")));
    table.add(
        List.of(
            "shared",
            Fields.number(status, "sharedFiles")
                + " files, "
                + Fields.size(status, "sharedBytes")));
    table.add(List.of("hashing", Fields.number(status, "hashing") + " files to go"));
    table.add(List.of("transfers", Fields.text(status, "transfers")));
    table.add(List.of("DHT", DhtCommand.words(status.getAsJsonObject("dht"))));
    return String.join("\n", table.lines().toList());
  }
}
