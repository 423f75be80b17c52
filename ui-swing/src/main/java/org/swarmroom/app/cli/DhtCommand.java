package org.swarmroom.app.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.swarmroom.app.control.ControlClient;
import org.swarmroom.app.node.DhtRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "dht",
    description =
        "Shows or sets whether peers of public torrents are looked for in the DHT. Files of the"
            + " room are never told to it.")
final class DhtCommand extends NodeCommand {

  /** The words of a switch. */
  enum Switch {
    on,
    off
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "on|off",
      description = "look for peers there from now on, or not")
  private @Nullable Switch wanted;

  DhtCommand(Target target) {
    super(target);
  }

  @Override
  int run(ControlClient node, Printer out) throws IOException {
    JsonObject request = Fields.none();
    if (wanted != null) {
      request.addProperty("on", wanted == Switch.on);
    }
    JsonElement dht = node.call(wanted == null ? "dht" : "set-dht", request);
    out.document(dht, row -> "DHT: " + words(row));
    return ExitCode.DONE;
  }

  static String words(JsonObject dht) {
    var row =
        new DhtRow(
            Fields.flag(dht, "on"),
            Fields.flag(dht, "running"),
            (int) Fields.number(dht, "nodes"),
            (int) Fields.number(dht, "port"),
            (int) Fields.number(dht, "torrents"));
    return row.text();
  }
}
