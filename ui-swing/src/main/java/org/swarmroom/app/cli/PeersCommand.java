package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The words below {@code swarmroom peers}. */
@Command(name = "peers", description = "Says which nodes are known.")
final class PeersCommand extends Group {

  private PeersCommand() {}

  static CommandLine build(Target target) {
    return new CommandLine(new PeersCommand())
        .addSubcommand(new Listing(target))
        .addSubcommand(new Add(target))
        .addSubcommand(new Remove(target))
        .addSubcommand(new Refresh(target));
  }

  @Command(name = "list", description = "Lists the known nodes.")
  private static final class Listing extends RowsCommand {
    Listing(Target target) {
      super(
          target,
          "peers",
          "No other node is known yet; join a room or use: swarmroom peers add HOST:PORT");
    }

    @Override
    List<String> columns(JsonObject peer) {
      return List.of(
          Fields.text(peer, "state"),
          Fields.text(peer, "nick"),
          Fields.text(peer, "address"),
          Fields.text(peer, "source"),
          Fields.number(peer, "files") + " files",
          Fields.text(peer, "fingerprint"));
    }
  }

  private abstract static class OfAddress extends DocumentCommand {
    @Parameters(paramLabel = "HOST:PORT")
    String address = "";

    OfAddress(Target target, String operation) {
      super(target, operation);
    }

    @Override
    JsonObject request() {
      return Fields.of("address", address);
    }
  }

  @Command(name = "add", description = "Adds a node by its address.")
  private static final class Add extends OfAddress {
    Add(Target target) {
      super(target, "peer-add");
    }

    @Override
    String text(JsonObject peer) {
      return address + " is " + Fields.text(peer, "state") + ".";
    }
  }

  @Command(name = "remove", description = "Forgets a node.")
  private static final class Remove extends OfAddress {
    Remove(Target target) {
      super(target, "peer-remove");
    }

    @Override
    String text(JsonObject done) {
      return address + " is forgotten.";
    }
  }

  @Command(name = "refresh", description = "Asks every node again now, and says what was found.")
  private static final class Refresh extends DocumentCommand {
    Refresh(Target target) {
      super(target, "peer-refresh");
    }

    @Override
    String text(JsonObject report) {
      return Fields.text(report, "sentence");
    }
  }
}
