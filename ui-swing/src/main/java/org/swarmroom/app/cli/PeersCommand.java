package org.swarmroom.app.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.swarmroom.app.control.ControlClient;
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

  private static List<String> columns(JsonObject peer) {
    return List.of(
        Fields.text(peer, "state"),
        Fields.text(peer, "nick"),
        Fields.text(peer, "address"),
        Fields.text(peer, "source"),
        Fields.number(peer, "files") + " files",
        Fields.text(peer, "fingerprint"));
  }

  @Command(name = "list", description = "Lists the known nodes.")
  private static final class Listing extends NodeCommand {
    Listing(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      out.rows(
          node.call("peers", Fields.none()),
          "No other node is known yet; join a room or use: swarmroom peers add HOST:PORT",
          PeersCommand::columns);
      return ExitCode.DONE;
    }
  }

  @Command(name = "add", description = "Adds a node by its address.")
  private static final class Add extends NodeCommand {
    @Parameters(paramLabel = "HOST:PORT")
    private String address = "";

    Add(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      out.document(
          node.call("peer-add", Fields.of("address", address)),
          peer -> address + " is " + Fields.text(peer, "state") + ".");
      return ExitCode.DONE;
    }
  }

  @Command(name = "remove", description = "Forgets a node.")
  private static final class Remove extends NodeCommand {
    @Parameters(paramLabel = "HOST:PORT")
    private String address = "";

    Remove(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      out.document(
          node.call("peer-remove", Fields.of("address", address)),
          done -> address + " is forgotten.");
      return ExitCode.DONE;
    }
  }

  @Command(name = "refresh", description = "Asks every node again now, and says what was found.")
  private static final class Refresh extends NodeCommand {
    Refresh(Target target) {
      super(target);
    }

    @Override
    int run(ControlClient node, Printer out) throws IOException {
      out.document(
          node.call("peer-refresh", Fields.none()), report -> Fields.text(report, "sentence"));
      return ExitCode.DONE;
    }
  }
}
